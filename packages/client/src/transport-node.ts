import type { ClientRequest, IncomingMessage } from "node:http";
import { answerOf, longestAnswer } from "./answer.ts";
import { base64Length } from "./base64.ts";
import type { JsonUpload } from "./json-upload.ts";
import type { Sending } from "./transport.ts";
import { pieceSize } from "./video.ts";
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
    let answering = false;
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
    // Once the answer has begun, it tells itself how it ended: a reset after its last byte takes nothing from it.
    const broken = (error: unknown) => {
      if (!answering) fail(error);
    };
    outgoing.on("error", broken);
    outgoing.on("close", () => broken(new Error("The connection was closed without an answer"))); // So after a 101.
    outgoing.on("response", (incoming) => {
      answering = true;
      over.abort();
      read(incoming, watch).then((response) => {
        settle();
        answered(response);
      }, fail);
    });
    outgoing.on("socket", (socket) => {
      socket.once("encrypted" in socket ? "secureConnect" : "connect", () => {
        watch.connected();
        send(outgoing, upload, watch, over.signal).catch(broken);
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
  let sent = 0;
  let flushed: Promise<void> = Promise.resolve();
  for await (const piece of upload.pieces(encoder())) {
    await flushed;
    if (over.aborted) return;
    flushed = new Promise((done) => {
      outgoing.write(piece, (error) => {
        if (!error) sent += piece.length;
        if (!over.aborted) watch.sent(sent);
        done();
      });
    });
  }
  await flushed;
  outgoing.end(() => watch.waiting());
}

/**
 * Encodes into two buffers by turns, while the connection takes the other. Base64 is made in short strings: V8 keeps
 * them in its young generation, while each long one costs fresh pages of memory, and three times the CPU in all.
 */
function encoder(): (bytes: Uint8Array) => Uint8Array {
  const { Buffer } = globalThis as unknown as typeof import("node:buffer");
  const buffers = [0, 1].map(() => Buffer.allocUnsafeSlow(base64Length(pieceSize)));
  let turn = 0;
  return ({ buffer, byteOffset, length }) => {
    const bytes = Buffer.from(buffer, byteOffset, length);
    const out = buffers[turn++ % 2] as Buffer;
    let at = 0;
    for (let from = 0; from < length; from += shortPiece) {
      const text = bytes.toString("base64", from, Math.min(from + shortPiece, length));
      at += out.write(text, at, "latin1");
    }
    return out.subarray(0, at);
  };
}

/** A multiple of 3, so that no short string but the last needs padding. */
const shortPiece = 24 * 1024;

async function read(incoming: IncomingMessage, watch: Watch): Promise<Response> {
  watch.waiting();
  let text = "";
  for await (const piece of incoming.setEncoding("utf8")) {
    text += piece;
    if (text.length > longestAnswer) break;
  }
  return answerOf(incoming.statusCode ?? 0, text, { location: incoming.headers.location });
}
