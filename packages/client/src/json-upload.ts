import { base64Length, base64Pieces } from "./base64.ts";
import { RemoInputError } from "./errors.ts";
import type { VideoStream } from "./video.ts";

/** A JSON body that is made while it is sent. */
export type JsonUpload = {
  /** Exact number of bytes of `body` (N2). */
  readonly contentLength: number;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
};

/** The JSON object of `fields` and, last, the field `name` with the video in base64. */
export function jsonUpload(
  fields: { readonly [field: string]: string },
  name: string,
  video: VideoStream,
): JsonUpload {
  const utf8 = new TextEncoder();
  const prefix = utf8.encode(`${JSON.stringify(fields).slice(0, -1)},${JSON.stringify(name)}:"`);
  const suffix = utf8.encode('"}');
  const pieces = (async function* () {
    yield prefix;
    yield* base64Pieces(exactly(video));
    yield suffix;
  })();
  return {
    contentLength: prefix.length + base64Length(video.size) + suffix.length,
    body: fromPieces(pieces),
  };
}

/** Fails as soon as the source gives more or fewer bytes than it promised: the content-length is already sent. */
async function* exactly(video: VideoStream): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of video.stream()) {
    seen += piece.length;
    if (seen > video.size) break;
    yield piece;
  }
  if (seen !== video.size) {
    const found = seen > video.size ? "more" : `only ${seen}`;
    throw new RemoInputError(
      `\`video\` has ${found} bytes, but its size is ${video.size}; nothing was analysed.`,
    );
  }
}

/** `ReadableStream.from` is not in every current browser. */
function fromPieces<Piece>(pieces: AsyncGenerator<Piece>): ReadableStream<Piece> {
  return new ReadableStream<Piece>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
