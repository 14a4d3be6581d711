import { type Gate, LimitError } from "./gate.ts";
import { received, type Wire, type WireRequest } from "./wire.ts";

/** The same for a target in this process, whose `fetch` is given. */
export function watchFetch(fetch: (request: Request) => Promise<Response>, gate: Gate): Wire {
  const requests: WireRequest[] = [];
  return {
    baseUrl: "http://mock.localhost",
    requests,
    settled: async () => {},
    close: async () => {},
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const type = request.headers.get("content-type");
      const kept: WireRequest = {
        method: request.method,
        path: pathname + search,
        contentType: type,
        bytes: 0,
      };
      requests.push(kept);
      gate.request();
      const counted = request.body?.pipeThrough(countBytes(kept, gate)) ?? null;
      try {
        const answer = await fetch(new Request(request, { body: counted, duplex: "half" } as RequestInit));
        const body = new Uint8Array(await answer.arrayBuffer());
        Object.assign(kept, received(answer.status, Object.fromEntries(answer.headers), body));
        return new Response(body.length === 0 ? null : body, {
          status: answer.status,
          headers: answer.headers,
        });
      } catch (error) {
        kept.failure = (error as Error).name;
        throw error;
      }
    },
  };
}

const countBytes = (kept: WireRequest, gate: Gate) =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      kept.bytes += chunk.length;
      if (gate.bytes(chunk.length)) controller.enqueue(chunk);
      else controller.error(new LimitError("the run has sent as many bytes as it may (--max-bytes)"));
    },
  });
