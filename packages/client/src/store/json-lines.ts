import { type FileHandle, open } from "node:fs/promises";

/**
 * Appends a line in one write, which the system does not mix with those of others, and waits until the disk has it. It
 * begins with a line end too: what a killed process left half written stays a line of its own.
 */
export async function appendLine(path: string | URL, line: object): Promise<void> {
  const bytes = Buffer.from(`\n${JSON.stringify(line)}\n`);
  const file = await open(path, "a", 0o600);
  try {
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length) throw new Error(`${path} is not written: the disk may be full`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Gives what reads the lines that came since the last time, in their order. One that is no JSON object is none. */
export function lineReader(path: string | URL, take: (line: object) => void): () => Promise<void> {
  let from = 0;
  let reading = Promise.resolve();
  const readOn = async () => {
    const bytes = await bytesFrom(path, from);
    const end = bytes.lastIndexOf("\n") + 1;
    from += end;
    for (const text of bytes.toString("utf8", 0, end).split("\n")) {
      const line = objectOf(text);
      if (line) take(line);
    }
  };
  return () => {
    reading = reading.catch(() => {}).then(readOn);
    return reading;
  };
}

async function bytesFrom(path: string | URL, from: number): Promise<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.max(0, size - from));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  } finally {
    await file?.close();
  }
}

function objectOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text.trim()); // Also without a byte order mark.
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined; // Half a line, of a process that was killed: what it said had no effect yet.
  }
}
