import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { RemoInputError } from "../errors.ts";
import type { VideoStream } from "../upload/video.ts";
import { readPieces } from "./pieces.ts";

/** A video file: its size when it was opened, and its bytes, read anew for each attempt. */
export type VideoFile = VideoStream & { readonly stream: () => AsyncIterable<Uint8Array> };

/**
 * Looks at a video file without reading it; the client reads it piece by piece while it sends.
 *
 * @throws RemoInputError the file does not exist, cannot be read, or is none: a FIFO or a pipe takes `spool`. Reading
 * throws one if the file changed.
 */
export async function openVideo(path: string | URL): Promise<VideoFile> {
  let file: FileHandle | undefined;
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error(found.isDirectory() ? "it is a directory" : noFile);
    file = await open(path, atOnce);
    const opened = await file.stat();
    if (!opened.isFile()) throw new Error(noFile); // It became one in between.
    return { size: opened.size, stream: () => readFileOf(path, opened) };
  } catch (cause) {
    throw new RemoInputError(`The video ${path} cannot be read: ${(cause as Error).message}`, { cause });
  } finally {
    await file?.close();
  }
}

const noFile = "it is not a file; what is read from a FIFO, a pipe or stdin goes through `spool`";

/** How a file is opened, where the platform can: a FIFO without a writer would hold a thread of the pool for ever. */
export const atOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

type State = { readonly size: number; readonly mtimeMs: number };

async function* readFileOf(path: string | URL, opened: State): AsyncGenerator<Uint8Array> {
  const file = await open(path, atOnce);
  try {
    yield* readPieces(file, opened.size);
    const { size, mtimeMs } = await file.stat();
    if (size !== opened.size || mtimeMs !== opened.mtimeMs)
      throw new RemoInputError(`The video ${path} changed after it was opened. Open it again.`);
  } finally {
    await file.close();
  }
}
