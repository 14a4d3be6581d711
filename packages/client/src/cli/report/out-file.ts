import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Whether the file could be written, as far as that can be known: so a place where it cannot is known before anything is
 * paid for.
 *
 * @throws Error why it could not
 */
export async function checkOutFile(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile()) throw new Error("not a file");
  await access(there ? path : dirname(path), constants.W_OK);
  await access(dirname(path), constants.W_OK);
}

/** The file has the whole text, or what it had before. @throws the platform's error */
export async function writeOutFile(path: string, text: string): Promise<void> {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    const file = await open(part, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync(); // A name that is there before its text would be, after a crash, an empty file.
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}
