import { RemoInputError } from "./errors.ts";

/** Bytes of known size that can be read in pieces. A `Blob` and a `File` are such a source. */
export type VideoStream = {
  /** Number of bytes, greater than 0. */
  readonly size: number;
  stream(): AsyncIterable<Uint8Array>;
};

/** The video to analyse (F06): its bytes, not yet base64-encoded. */
export type Video = Uint8Array | ArrayBuffer | Blob | VideoStream;

/** @throws RemoInputError if `video` is empty or none of the allowed kinds. */
export function openVideoSource(video: Video): VideoStream {
  const source = toStream(video);
  if (!source) {
    throw new RemoInputError(
      `\`video\` must be a Uint8Array, an ArrayBuffer or a Blob; received ${describe(video)}.` +
        " For a path, use `openVideo` of @remo-kit/client/node.",
    );
  }
  if (!(Number.isSafeInteger(source.size) && source.size > 0)) {
    throw new RemoInputError(`\`video\` must have at least one byte; received ${source.size}.`);
  }
  return source;
}

function toStream(video: unknown): VideoStream | undefined {
  if (video instanceof Uint8Array) return { size: video.byteLength, stream: () => once(video) };
  if (video instanceof ArrayBuffer) return toStream(new Uint8Array(video));
  const stream = video as Partial<VideoStream> | null | undefined;
  return typeof stream?.stream === "function" ? (stream as VideoStream) : undefined;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function describe(value: unknown): string {
  return typeof value === "object" && value !== null
    ? (value.constructor?.name ?? "an object")
    : typeof value;
}
