import { RemoInputError } from "../errors.ts";
import { texts } from "../texts.ts";
import { base64Length, decodedLength, isBase64 } from "./base64.ts";

/** Bytes of known size that are read in pieces: once for each time that the video is sent. */
export type VideoStream = {
  /** Number of bytes, greater than 0. */
  readonly size: number;
  /** The bytes; a function gives them anew for each attempt, anything else can be read only once. */
  readonly stream: (() => Bytes) | Bytes;
};

/** Not every set of types says that a ReadableStream can be iterated. */
type Bytes = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** The video to analyse (F06): its bytes, or a string that is its base64 already (RFC 4648, section 4; A23). */
export type Video = Uint8Array | ArrayBuffer | Blob | VideoStream | string;

/** A video that was looked at: what goes between the quotes of `base64_video`. */
export type Source = {
  /** Number of bytes of the video. */
  readonly size: number;
  readonly base64Length: number;
  /** Whether it can be read again after a reading that was begun. */
  readonly repeatable: boolean;
  /** Base64 in pieces; `encode` makes a piece of bytes. */
  pieces<Piece>(encode: (bytes: Uint8Array) => Piece): AsyncIterable<Piece | Uint8Array>;
};

/** @throws RemoInputError if `video` is empty or none of the allowed kinds. */
export function openSource(video: Video): Source {
  if (typeof video === "string") return encodedSource(video);
  const { size, stream } = toStream(video) ?? {};
  if (size === undefined || stream === undefined) throw new RemoInputError(texts.videoKind(video));
  if (!(Number.isSafeInteger(size) && size > 0))
    throw new RemoInputError(texts.option("video.size", "at least one byte", size));
  const open = typeof stream === "function" ? stream : () => stream;
  return {
    size,
    base64Length: base64Length(size),
    repeatable: typeof stream === "function",
    pieces: (encode) => encodePieces(exactly(open, size), encode),
  };
}

function toStream(video: unknown): VideoStream | undefined {
  if (video instanceof ArrayBuffer) return toStream(new Uint8Array(video));
  if (video instanceof Uint8Array) return { size: video.byteLength, stream: () => slices(video) };
  if (video instanceof Blob) return { size: video.size, stream: () => blobSlices(video) };
  if (typeof video !== "object" || video === null) return undefined;
  const { size, stream } = video as Partial<VideoStream>;
  const readable =
    typeof stream === "function" ||
    Symbol.asyncIterator in Object(stream) ||
    stream instanceof ReadableStream;
  if (!readable || typeof size !== "number") return undefined;
  if (typeof stream === "function") return { size, stream: () => toIterable(stream.call(video)) };
  return { size, stream: toIterable(stream as AsyncIterable<Uint8Array>) };
}

/** Not every current browser iterates a ReadableStream. */
function toIterable(
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
): AsyncIterable<Uint8Array> {
  return Symbol.asyncIterator in stream ? stream : readAll(stream);
}

async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** A multiple of 3, so that no piece but the last needs padding. */
export const pieceSize = 384 * 1024;

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

async function* blobSlices(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += pieceSize) {
    yield new Uint8Array(await blob.slice(at, at + pieceSize).arrayBuffer());
  }
}

/** Fails as soon as the source fails, or gives more or fewer bytes than it promised: the length is already sent. */
async function* exactly(open: () => AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  try {
    for await (const piece of open()) {
      if (!(piece instanceof Uint8Array))
        throw new RemoInputError(texts.option("video.stream", "Uint8Arrays", piece));
      seen += piece.length;
      if (seen > size) break;
      yield piece;
    }
  } catch (cause) {
    throw cause instanceof RemoInputError ? cause : new RemoInputError(texts.brokenSource, { cause });
  }
  if (seen !== size) throw new RemoInputError(texts.otherSize(seen, size));
}

/** Up to two bytes of a piece wait for the next one: base64 takes three at a time. No piece is longer than pieceSize. */
async function* encodePieces<Piece>(
  source: AsyncIterable<Uint8Array>,
  encode: (bytes: Uint8Array) => Piece,
): AsyncGenerator<Piece> {
  let rest = new Uint8Array(0);
  for await (const piece of source) {
    let bytes = piece;
    if (rest.length > 0) {
      bytes = new Uint8Array(rest.length + piece.length);
      bytes.set(rest);
      bytes.set(piece, rest.length);
    }
    const whole = bytes.length - (bytes.length % 3);
    for (let at = 0; at < whole; at += pieceSize)
      yield encode(bytes.subarray(at, Math.min(at + pieceSize, whole)));
    rest = bytes.slice(whole);
  }
  if (rest.length > 0) yield encode(rest);
}

function encodedSource(base64: string): Source {
  if (base64 === "") throw new RemoInputError(texts.option("video", "at least one byte", 0));
  if (!isBase64(base64)) throw new RemoInputError(texts.notBase64(base64.startsWith("data:")));
  const utf8 = new TextEncoder();
  return {
    size: decodedLength(base64),
    base64Length: base64.length,
    repeatable: true,
    async *pieces() {
      for (let at = 0; at < base64.length; at += pieceSize)
        yield utf8.encode(base64.slice(at, at + pieceSize));
    },
  };
}
