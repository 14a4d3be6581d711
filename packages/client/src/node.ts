import { type FileHandle, open } from "node:fs/promises";
import { RemoInputError } from "./errors.ts";
import { pieceSize, type VideoStream } from "./upload/video.ts";

/** A video file: its size when it was opened, and its bytes, read anew for each attempt. */
export type VideoFile = VideoStream & { readonly stream: () => AsyncIterable<Uint8Array> };

/**
 * Looks at a video file without reading it; the client reads it piece by piece while it sends.
 *
 * @throws RemoInputError the file does not exist, cannot be read, or is none. Reading throws one if the file changed.
 */
export async function openVideo(path: string | URL): Promise<VideoFile> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error("it is not a file");
    return { size: stat.size, stream: () => readPieces(path, stat) };
  } catch (cause) {
    throw new RemoInputError(`The video ${path} cannot be read: ${(cause as Error).message}`, { cause });
  } finally {
    await file?.close();
  }
}

type State = { readonly size: number; readonly mtimeMs: number };

/** Reads one piece ahead, into two buffers by turns: a reader is done with a piece when it asks for the next. */
async function* readPieces(path: string | URL, opened: State): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  const buffers = [new Uint8Array(pieceSize), new Uint8Array(pieceSize)] as const;
  const read = (n: number) => file.read(buffers[n % 2 === 0 ? 0 : 1], 0, pieceSize, n * pieceSize);
  const count = Math.ceil(opened.size / pieceSize);
  let ahead = read(0);
  try {
    for (let n = 0; n < count; n++) {
      const { buffer, bytesRead } = await ahead;
      if (n + 1 < count) ahead = read(n + 1);
      yield buffer.subarray(0, Math.min(bytesRead, opened.size - n * pieceSize));
    }
    const { size, mtimeMs } = await file.stat();
    if (size !== opened.size || mtimeMs !== opened.mtimeMs)
      throw new RemoInputError(`The video ${path} changed after it was opened. Open it again.`);
  } finally {
    await ahead.catch(() => {});
    await file.close();
  }
}
