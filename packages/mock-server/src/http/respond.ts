import type { WireEffect } from "../fault-effect.ts";
import type { Reply } from "../wire/reply.ts";

/**
 * A reply as the Response of a `fetch` in this process.
 *
 * @throws TypeError where a fetch over a socket would reject; the reason of `signal` where nothing ever comes.
 */
export async function respond(reply: Reply, signal: AbortSignal): Promise<Response> {
  const { status, type, body, effect } = reply;
  signal.throwIfAborted();
  if (effect?.kind === "hang") return aborted(signal);
  if (effect?.kind === "reset") throw new TypeError("fetch failed", { cause: connectionReset() });
  const bytes = new TextEncoder().encode(body);
  const length = String(bytes.length + (effect?.kind === "cut" ? 64 : 0));
  const stream = effect ? broken(bytes, effect, signal) : bytes;
  // An empty body is no body, and null is the only one that a status such as 204 may have.
  const headers = new Headers({ "content-type": type, "content-length": length });
  for (let i = 0; i < reply.headers.length; i += 2) {
    headers.set(reply.headers[i] as string, reply.headers[i + 1] as string);
  }
  return new Response(bytes.length === 0 ? null : stream, { status, headers });
}

const connectionReset = () => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

function broken(
  bytes: Uint8Array,
  effect: Extract<WireEffect, { kind: "cut" | "dribble" }>,
  signal: AbortSignal,
): ReadableStream {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (signal.aborted) return controller.error(signal.reason);
      if (effect.kind === "cut") {
        if (at === bytes.length)
          return controller.error(new TypeError("terminated", { cause: connectionReset() }));
        at = bytes.length;
        return controller.enqueue(bytes);
      }
      if (at === bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, ++at));
      await new Promise((later) => setTimeout(later, effect.pace));
    },
  });
}
