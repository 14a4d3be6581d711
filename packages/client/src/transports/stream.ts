import { encodeBase64 } from "../upload/encode-base64.ts";
import type { Upload } from "../upload/json-upload.ts";
import type { Watch } from "./sending.ts";

/** A body as a stream, and whether any of it was given away. */
export type Streamed = { readonly stream: ReadableStream<Uint8Array>; readonly begun: () => boolean };

export function streamOf(upload: Upload, watch: Watch): Streamed {
  const pieces = upload.pieces(encodeBase64);
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        watch.signal.addEventListener("abort", () => {
          controller.error(watch.signal.reason);
          pieces.return(undefined).catch(() => {});
        });
      },
      async pull(controller) {
        watch.sent(sent); // A piece is asked for when the one before it has left.
        const next = await pieces.next();
        if (next.done) {
          controller.close();
          watch.waiting();
        } else {
          sent += next.value.length;
          watch.handed(sent);
          controller.enqueue(next.value);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return { stream: withFixedLength(stream, upload.length), begun: () => sent > 0 };
}

/** Cloudflare's workers send a length only with a stream of their own kind. */
function withFixedLength(stream: ReadableStream<Uint8Array>, length: number): ReadableStream<Uint8Array> {
  const { FixedLengthStream } = globalThis as {
    FixedLengthStream?: new (length: number) => ReadableWritablePair<Uint8Array, Uint8Array>;
  };
  return FixedLengthStream ? stream.pipeThrough(new FixedLengthStream(length)) : stream;
}
