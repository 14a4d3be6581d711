import { openAsBlob } from "node:fs";
import { RemoInputError } from "./errors.ts";

/**
 * Opens a video file without reading it; the client reads it piece by piece while it sends.
 *
 * @throws RemoInputError the file does not exist or cannot be read.
 */
export async function openVideo(path: string | URL): Promise<Blob> {
  try {
    return (await openAsBlob(path)) as Blob;
  } catch (cause) {
    throw new RemoInputError(`The video ${path} cannot be opened: ${(cause as Error).message}`, { cause });
  }
}
