import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { heeding } from "../aborted.ts";
import { check, type Rules } from "../check.ts";
import { RemoInputError } from "../errors.ts";
import { inputRules } from "../option-rules.ts";
import { bytesOf, failureOf } from "../upload/bytes.ts";
import { type Bytes, isStream, type Reading, readingOf, release } from "../upload/reading.ts";
import { openPipe } from "./open-pipe.ts";
import type { VideoFile } from "./open-video.ts";
import { readPieces } from "./pieces.ts";

/** How `spool` keeps what it reads, and when it stops. */
export type SpoolOptions = {
  /** Where the temporary file is. Default: that of the system. */
  readonly directory?: string | undefined;
  /** The most bytes that are taken. Default: no limit but the disk. */
  readonly maxBytes?: number | undefined;
  /** Ends it; it then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
};

/** For `await using`, where the types of the program know it. */
type Disposable = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol }
  ? { readonly [Name in Key]: () => Promise<void> }
  : unknown;

/** A video in a temporary file, which only this process can reach. It can be read again, so a call may retry. */
export type SpooledVideo = VideoFile & {
  /** Gives the disk its space back. It can be called more than once. */
  remove(): Promise<void>;
} & Disposable;

const rules = {
  directory: ["the path of a directory", (value) => typeof value === "string" && value !== ""],
  maxBytes: ["a number of bytes greater than 0", (value) => typeof value === "number" && value > 0],
  signal: inputRules.signal,
} as const satisfies Rules;

/**
 * Reads a source of unknown size to its end, into a temporary file: a stream, or the path of a FIFO, a pipe or
 * `/dev/stdin`. The file has no name any more once it is open, so that it goes in any case, with this process at the latest.
 *
 * @throws RemoInputError the source is empty, failed or is too long, or the file cannot be written; or the signal's reason.
 */
export async function spool(source: Bytes | string | URL, options: SpoolOptions = {}): Promise<SpooledVideo> {
  let reading: Reading | undefined;
  let temporary: FileHandle | undefined;
  try {
    check(options, rules, RemoInputError);
    const stream = typeof source === "string" || source instanceof URL ? await openPipe(source) : source;
    if (!isStream(stream)) throw new RemoInputError("`spool` takes a stream or the path of a pipe.");
    const cause = failureOf(stream);
    if (cause) throw new RemoInputError(failedSource, { cause });
    reading = readingOf(stream);
    temporary = await openTemporary(options.directory ?? tmpdir());
    const size = await copy(reading, temporary, options);
    return spooled(temporary, size);
  } catch (error) {
    await temporary?.close();
    throw error;
  } finally {
    if (reading) reading.cancel();
    else release(source);
  }
}

/** Only its owner may read it, and nobody finds it: it is unlinked at once. Windows may keep the name until it is closed. */
async function openTemporary(directory: string): Promise<FileHandle> {
  const path = join(directory, `remo-kit-${randomUUID()}`);
  try {
    const file = await open(path, "wx+", 0o600);
    await unlink(path).catch(() => {});
    return file;
  } catch (cause) {
    const why = (cause as Error).message;
    throw new RemoInputError(`The video cannot be kept in ${directory}: ${why}`, { cause });
  }
}

async function copy(reading: Reading, file: FileHandle, { maxBytes, signal }: SpoolOptions): Promise<number> {
  let size = 0;
  for (;;) {
    const { done, value } = await heeding(signal, nextOf(reading));
    if (done) break;
    const bytes = bytesOf(value);
    if (!bytes) throw new RemoInputError("The source of `spool` must give Uint8Arrays.");
    size += bytes.length;
    if (maxBytes !== undefined && size > maxBytes)
      throw new RemoInputError(`The video is longer than ${maxBytes} bytes.`);
    await write(file, bytes);
  }
  if (size === 0) throw new RemoInputError("The source of the video ended without a byte.");
  return size;
}

async function nextOf(reading: Reading): ReturnType<Reading["next"]> {
  try {
    return await reading.next();
  } catch (cause) {
    throw new RemoInputError(failedSource, { cause });
  }
}

const failedSource = "Reading the source of the video failed; see `cause`.";

async function write(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
  } catch (cause) {
    const why = (cause as Error).message;
    throw new RemoInputError(`The video cannot be written to a temporary file: ${why}`, { cause });
  }
}

function spooled(file: FileHandle, size: number): SpooledVideo {
  let removed: Promise<void> | undefined;
  const remove = () => {
    removed ??= file.close();
    return removed;
  };
  return { size, stream: () => readPieces(file, size), remove, [Symbol.asyncDispose]: remove };
}
