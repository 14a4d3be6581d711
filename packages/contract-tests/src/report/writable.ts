import { randomUUID } from "node:crypto";
import { mkdir, open, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** As large as most of what a run writes: a disk that is full has room for a few bytes. */
const probe = Buffer.alloc(1_000_000, " ");

/** Why a file of this path cannot be written; undefined if one beside it could, which is removed again. */
export async function whyNotWritable(path: string): Promise<string | undefined> {
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile()) return there.isDirectory() ? "is a folder" : "is no file";
  const beside = join(dirname(path), `.remo-contract-${randomUUID()}`);
  try {
    if (there) await (await open(path, "r+")).close();
    await makeFolder(dirname(path));
    await writeFile(beside, probe);
    return undefined;
  } catch (error) {
    return `needs a folder that can be written to (${(error as NodeJS.ErrnoException).code})`;
  } finally {
    await rm(beside, { force: true }).catch(() => {}); // Where it could not be made, it may not be looked for either.
  }
}

/** One folder after the other: Node's own way never ends where a folder that is there takes none, such as /proc. */
export async function makeFolder(folder: string): Promise<void> {
  const error = await mkdir(folder).catch((thrown: NodeJS.ErrnoException) => thrown);
  if (error === undefined || error.code === "EEXIST") return;
  const parent = dirname(folder);
  if (error.code !== "ENOENT" || (await stat(parent).catch(() => undefined))) throw error;
  await makeFolder(parent);
  await makeFolder(folder);
}
