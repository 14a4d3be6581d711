import type { ClientRequest, IncomingMessage } from "node:http";
import { answerOf, longestAnswer } from "./answer.ts";
import type { JsonUpload } from "./json-upload.ts";
import type { Sending } from "./transport.ts";
import type { Watch } from "./watch.ts";

type Http = Pick<typeof import("node:http"), "request">;

/**
 * Node's own HTTP client, asked for at run time so that this package imports nothing of Node. Its fetch is not used
 * because it tells neither connection nor progress, gives up after 300 s whatever the caller says (N5), and is slower.
 */
export function nodeTransport(sending: Sending): Promise<Response> {
  const { process } = globalThis as unknown as { process: { getBuiltinModule(name: string): Http } };
  const isTls = sending.request.url.startsWith("https:");
  return exchange(process.getBuiltinModule(isTls ? "node:https" : "node:http"), sending);
}

function exchange(http: Http, { request, upload, watch }: Sending): Promise<Response> {
  return new Promise((answered, failed) => {
    const headers = Object.fromEntries(request.headers);
    const outgoing = http.request(request.url, { method: "POST", headers, agent: false });
    const over = new AbortController();
    const abort = () => fail(watch.signal.reason);
    const settle = () => {
      over.abort();
      watch.signal.removeEventListener("abort", abort);
      outgoing.destroy(); // One call, one connection: none is left open.
    };
    const fail = (error: unknown) => {
      settle();
      failed(error);
    };
    outgoing.on("error", fail);
    outgoing.on("response", (incoming) => {
      over.abort();
      read(incoming, watch).then((response) => {
        settle();
        answered(response);
      }, fail);
    });
    outgoing.on("socket", (socket) => {
      socket.once("encrypted" in socket ? "secureConnect" : "connect", () => {
        watch.connected();
        send(outgoing, upload, watch, over.signal).catch(fail);
      });
    });
    if (watch.signal.aborted) abort();
    else watch.signal.addEventListener("abort", abort);
  });
}

/** Writes the body at the pace of the connection; `over` when it is answered, be it early, or broken off. */
async function send(
  outgoing: ClientRequest,
  upload: JsonUpload,
  watch: Watch,
  over: AbortSignal,
): Promise<void> {
  const { Buffer } = globalThis as unknown as typeof import("node:buffer");
  const encode = ({ buffer, byteOffset, length }: Uint8Array) =>
    Buffer.from(buffer, byteOffset, length).toString("base64");
  let sent = 0;
  for await (const piece of upload.pieces(encode)) {
    if (over.aborted) return;
    const flushed = () => {
      sent += piece.length;
      if (!over.aborted) watch.sent(sent);
    };
    const room =
      typeof piece === "string" ? outgoing.write(piece, "latin1", flushed) : outgoing.write(piece, flushed);
    if (!room) await drained(outgoing, over);
  }
  outgoing.end(() => watch.waiting());
}

function drained(outgoing: ClientRequest, over: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const end = () => {
      outgoing.off("drain", end);
      over.removeEventListener("abort", end);
      go();
    };
    outgoing.on("drain", end);
    over.addEventListener("abort", end);
  });
}

async function read(incoming: IncomingMessage, watch: Watch): Promise<Response> {
  watch.waiting();
  let text = "";
  for await (const piece of incoming.setEncoding("utf8")) {
    text += piece;
    if (text.length > longestAnswer) break;
  }
  return answerOf(incoming.statusCode ?? 0, text, { location: incoming.headers.location });
}
