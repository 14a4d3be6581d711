import { type Gate, LimitError } from "../gate.ts";
import { answerIn, asked, type Wire, type WireRequest } from "./wire.ts";

/** The same for a target in this process, whose `fetch` is given. */
export function watchFetch(fetch: (request: Request) => Promise<Response>, gate: Gate): Wire {
  const requests: WireRequest[] = [];
  const wire: Wire = {
    baseUrl: "http://mock.localhost",
    requests,
    changed: () => {},
    settled: async () => {},
    close: async () => {},
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const kept = asked(request.method, pathname + search, request.headers.get("content-type"));
      requests.push(kept);
      gate.request();
      const counted = request.body?.pipeThrough(countBytes(kept, gate)) ?? null;
      kept.requestSent = "part";
      wire.changed();
      try {
        const answer = await fetch(new Request(request, { body: counted, duplex: "half" } as RequestInit));
        const body = new Uint8Array(await answer.arrayBuffer());
        const { status, headers } = answer;
        const whole = answerIn(status, Object.fromEntries(headers), body);
        Object.assign(kept, whole, { requestSent: "all", answerReceived: "all" });
        return new Response(body.length === 0 ? null : body, { status, headers });
      } catch (error) {
        kept.failure = (error as Error).name;
        throw error;
      }
    },
  };
  return wire;
}

const countBytes = (kept: WireRequest, gate: Gate) =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      kept.bytes += chunk.length;
      if (gate.bytes(chunk.length)) controller.enqueue(chunk);
      else controller.error(new LimitError("the run has sent as many bytes as it may (--max-bytes)"));
    },
  });
