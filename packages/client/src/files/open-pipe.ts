import { createReadStream, open } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { RemoInputError } from "../errors.ts";
import { atOnce } from "./open-video.ts";

/** This process's own stdin, however it is called: it may be a socket, which nobody can open by a path. */
const isStdin = (path: string): boolean => /^\/(dev\/stdin|(dev|proc\/self)\/fd\/0)$/.test(path);

/** Opens what is read to its end, without waiting for it: a stream that can be destroyed at any time. @throws RemoInputError */
export async function openPipe(source: string | URL): Promise<Readable> {
  try {
    const path = source instanceof URL ? fileURLToPath(source) : source;
    if (isStdin(path)) return stdin();
    const found = await stat(path);
    if (found.isFile()) return createReadStream(path);
    if (!found.isFIFO()) throw new Error("it is neither a file nor a pipe");
    // Read by the event loop, not by a thread of the pool, which a FIFO without a writer would hold.
    return new Socket({ fd: await promisify(open)(path, atOnce), readable: true, writable: false });
  } catch (cause) {
    throw new RemoInputError(`${source} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function stdin(): Readable {
  if (process.stdin.isTTY) throw new Error("it is a terminal; a video comes from a file or a pipe");
  return process.stdin;
}
