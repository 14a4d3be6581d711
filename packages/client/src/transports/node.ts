import type { ClientRequest, IncomingMessage } from "node:http";
import { type HttpAnswer, longestAnswer } from "../answer/answer.ts";
import { base64Length } from "../upload/base64.ts";
import type { Upload } from "../upload/json-upload.ts";
import { pieceSize } from "../upload/video.ts";
import { headersOf, type Sending, type Transport, type Watch } from "./sending.ts";

type Http = Pick<typeof import("node:http"), "request">;

/**
 * Node's own HTTP client, asked for at run time so that this package imports nothing of Node. Its fetch is not used
 * because it reports neither connection nor progress, gives up after 300 s whatever the caller says (N5), and is slower.
 */
export const nodeTransport: Transport = (sending) => {
  const { process } = globalThis as unknown as { process: { getBuiltinModule(name: string): Http } };
  const isTls = sending.url.startsWith("https:");
  return exchange(process.getBuiltinModule(isTls ? "node:https" : "node:http"), sending);
};

function exchange(http: Http, { method, url, upload, watch }: Sending): Promise<HttpAnswer> {
  return new Promise((answered, failed) => {
    const outgoing = http.request(url, { method, headers: headersOf(upload), agent: false });
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
    // Once the answer has begun, it says itself how it ended: a reset after its last byte takes nothing from it.
    const broken = (error: unknown) => {
      if (!answering) fail(error);
    };
    outgoing.on("error", broken);
    outgoing.on("close", () => broken(new Error("The connection was closed without an answer"))); // So after a 101.
    outgoing.on("response", (incoming) => {
      answering = true;
      over.abort();
      read(incoming, watch).then((answer) => {
        settle();
        answered(answer);
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
async function send(outgoing: ClientRequest, upload: Upload, watch: Watch, over: AbortSignal): Promise<void> {
  let sent = 0;
  let handed = 0;
  let flushed: Promise<void> = Promise.resolve();
  for await (const piece of upload.pieces(encoder())) {
    await flushed;
    if (over.aborted) return;
    handed += piece.length;
    watch.handed(handed);
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
  const buffers: Buffer[] = [];
  let turn = 0;
  return ({ buffer, byteOffset, length }) => {
    const bytes = Buffer.from(buffer, byteOffset, length);
    turn = 1 - turn;
    buffers[turn] ??= Buffer.allocUnsafeSlow(base64Length(pieceSize));
    const out = buffers[turn] as Buffer;
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

async function read(incoming: IncomingMessage, watch: Watch): Promise<HttpAnswer> {
  watch.waiting();
  let text = "";
  let brokenOff: unknown;
  try {
    for await (const piece of incoming.setEncoding("utf8")) {
      text += piece;
      if (text.length > longestAnswer) break;
    }
  } catch (error) {
    brokenOff = error;
  }
  const { statusCode: httpStatus = 0 } = incoming;
  if (httpStatus < 200) throw new Error(`HTTP status ${httpStatus} is none`);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, `${value}`]);
  return { httpStatus, text, headers: Object.fromEntries(headers), brokenOff };
}
