import { stat } from "node:fs/promises";
import { openVideo, type SpooledVideo, spool } from "../node.ts";

type OpenedVideo = Pick<SpooledVideo, "size" | "stream"> & { readonly remove?: () => Promise<void> };

/** The video of a FILE: a file as it is, and a pipe, or stdin as `-`, through a temporary file. */
export async function videoOf(file: string, signal: AbortSignal): Promise<OpenedVideo> {
  const path = file === "-" ? "/dev/stdin" : file;
  const found = await stat(path).catch(() => undefined);
  const isPipe = found ? !found.isFile() && !found.isDirectory() : file === "-";
  return isPipe ? spool(path, { signal }) : openVideo(path);
}
