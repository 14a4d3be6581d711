import type { ClientRequest } from "node:http";
import { base64Length, pieceSize } from "../upload/base64.ts";
import type { Upload } from "../upload/json-upload.ts";
import type { Watch } from "./sending.ts";

/** So much is written at once: little enough to see a slow line move, enough for a fast one. */
const sliceSize = 64 * 1024;

/**
 * Writes the body at the pace of the connection, without waiting for it: interceptors connect when something is written
 * (N23). `over` when it is answered, be it early, or broken off.
 */
export async function sendBody(
  outgoing: ClientRequest,
  upload: Upload,
  watch: Watch,
  over: AbortSignal,
): Promise<void> {
  let handed = 0;
  let sent = 0;
  let broken = false;
  let flushed: Promise<void> = Promise.resolve();
  const write = (slice: Uint8Array) =>
    new Promise<void>((done) => {
      handed += slice.length;
      watch.handed(handed);
      outgoing.write(slice, (error) => {
        if (error)
          broken = true; // The connection says so itself, and first what has arrived by then.
        else sent += slice.length;
        if (!broken && !over.aborted) watch.sent(sent);
        done();
      });
    });
  for await (const piece of upload.pieces(encoder())) {
    for (let at = 0; at < piece.length; at += sliceSize) {
      if (handed > 0) await readable(); // The first is written at once: interceptors connect for real, else.
      if (broken || over.aborted) return;
      const last = flushed;
      flushed = write(piece.subarray(at, at + sliceSize));
      await last;
    }
  }
  await flushed;
  if (!broken && !over.aborted) outgoing.end(() => watch.waiting());
}

/** What has arrived meanwhile is read, an early answer for instance. */
const readable = () => new Promise<void>((done) => setImmediate(done));

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
