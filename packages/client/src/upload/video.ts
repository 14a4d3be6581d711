import { RemoInputError } from "../errors.ts";
import * as texts from "../texts.ts";
import { base64Length, decodedLength, isBase64, pieceSize } from "./base64.ts";
import { bytesOf, failureOf, isBlob, isUsed, otherMemory, readBlob } from "./bytes.ts";
import { encodePieces } from "./encode-pieces.ts";
import { type Bytes, isStream, quietly, type Reading, readingOf } from "./reading.ts";

/** Bytes of known size that are read in pieces: once for each time that the video is sent. */
export type VideoStream = {
  /** Number of bytes, greater than 0. */
  readonly size: number;
  /** The bytes; a function gives them anew for each attempt, anything else can be read only once. It is closed in any case. */
  readonly stream: (() => Bytes) | Bytes;
};

// A23
/** A video that is base64 already. */
export type VideoBase64 = {
  /** The whole video in base64 with its padding (RFC 4648, section 4), without a `data:` prefix and line breaks. */
  readonly base64: string;
};

// F06
/** The video to analyse: its bytes. A string is none: it could be a path, or base64. */
export type Video = Uint8Array | ArrayBuffer | Blob | VideoStream | VideoBase64;

/** A video that was looked at: what goes between the quotes of `base64_video`. */
export type Source = {
  /** Number of bytes of the video. */
  readonly size: number;
  readonly base64Length: number;
  /** Whether it can be read again after a reading that was begun. */
  readonly repeatable: boolean;
  /** Base64 in pieces; `encode` makes a piece of bytes. */
  pieces<Piece>(encode: (bytes: Uint8Array) => Piece): AsyncIterable<Piece | Uint8Array>;
  /** Why it failed while it was read, whatever the platform has made of that. */
  failure(): RemoInputError | undefined;
  /** Ends a reading that may still be under way, also one that stalls. */
  stop(): void;
};

/** @throws RemoInputError if `video` is empty or none of the allowed kinds. */
export function openSource(video: Video): Source {
  if (typeof video === "string") throw new RemoInputError(texts.videoText);
  const { base64 } = Object(video);
  if (typeof base64 === "string") return encodedSource(base64);
  const given = toStream(video);
  if (!(Number.isSafeInteger(given.size) && given.size > 0))
    throw new RemoInputError(texts.option("video.size", "at least one byte", given.size));
  return streamSource(given);
}

function streamSource({ size, stream }: VideoStream): Source {
  let failure: RemoInputError | undefined;
  let reading: Reading | undefined;
  /** Fails as soon as the source fails, or gives more or fewer bytes than it promised: the length is already sent. */
  async function* exactly(): AsyncGenerator<Uint8Array> {
    let own: Reading | undefined;
    let seen = 0;
    failure = reading = undefined;
    try {
      const opened: unknown = typeof stream === "function" ? stream() : stream;
      quietly(() => opened); // A promise is no stream, and if it fails that must not end the process.
      if (!isStream(opened))
        throw new RemoInputError(
          texts.option("video.stream", "a function that gives a stream at once", opened),
        );
      own = reading = readingOf(opened);
      for (let next = await own.next(); !next.done; next = await own.next()) {
        const piece = bytesOf(next.value);
        if (!piece) throw new RemoInputError(texts.option("video.stream", "Uint8Arrays", next.value));
        seen += piece.length;
        if (seen > size) break;
        yield piece;
      }
      if (seen !== size) throw new RemoInputError(texts.otherSize(seen, size));
    } catch (cause) {
      const error =
        cause instanceof RemoInputError ? cause : new RemoInputError(texts.brokenSource, { cause });
      if (own === reading) failure = error;
      throw error;
    } finally {
      own?.cancel();
    }
  }
  return {
    size,
    base64Length: base64Length(size),
    repeatable: typeof stream === "function",
    pieces: (encode) => encodePieces(exactly(), encode),
    failure: () => failure,
    stop() {
      const own = reading;
      reading = undefined; // It fails because it is stopped; that is no failure of the source.
      own?.cancel();
    },
  };
}

/** @throws RemoInputError */
function toStream(video: unknown): VideoStream {
  const bytes = bytesOf(video);
  if (bytes) return { size: bytes.length, stream: () => slices(bytes) };
  if (isBlob(video)) return { size: video.size, stream: () => blobSlices(video) };
  const other = otherMemory(video);
  if (other) throw new RemoInputError(texts.videoView(other));
  const { size, stream } = Object(video);
  if (typeof size !== "number" || !(typeof stream === "function" || isStream(stream)))
    throw new RemoInputError(texts.videoKind(video));
  if (typeof stream === "function") return { size, stream: () => stream.call(video) };
  const cause = failureOf(stream);
  if (cause) throw new RemoInputError(texts.brokenSource, { cause });
  if (isUsed(stream)) throw new RemoInputError(texts.usedStream);
  return { size, stream };
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

async function* blobSlices(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += pieceSize) yield await readBlob(blob.slice(at, at + pieceSize));
}

function encodedSource(base64: string): Source {
  if (base64 === "") throw new RemoInputError(texts.option("video.base64", "at least one byte", 0));
  if (!isBase64(base64)) throw new RemoInputError(texts.notBase64);
  const utf8 = new TextEncoder();
  return {
    size: decodedLength(base64),
    base64Length: base64.length,
    repeatable: true,
    async *pieces() {
      for (let at = 0; at < base64.length; at += pieceSize)
        yield utf8.encode(base64.slice(at, at + pieceSize));
    },
    failure: () => undefined,
    stop() {},
  };
}
