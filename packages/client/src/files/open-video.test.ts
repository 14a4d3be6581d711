import { execFileSync } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openVideo } from "./open-video.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-video-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

test.each([0, 1, 7, 384 * 1024 - 1, 384 * 1024, 384 * 1024 + 1, 2_000_000])(
  "openVideo gives the %i bytes of a file, as often as asked",
  async (size) => {
    const file = join(folder, `${size}.mp4`);
    const bytes = Buffer.from(Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 9)) % 256));
    await writeFile(file, bytes);
    const video = await openVideo(file);
    expect(video.size).toBe(size);
    for (let times = 0; times < 2; times++) expect((await read(video.stream())).equals(bytes)).toBe(true);
  },
);

test("a file that grows or shrinks after it was opened is an error", async () => {
  const file = join(folder, "changing.mp4");
  await writeFile(file, Buffer.alloc(1_000_000));
  const video = await openVideo(file);
  await appendFile(file, "more");
  const changed = { name: "RemoInputError", message: expect.stringContaining("changed after it was opened") };
  await expect(read(video.stream())).rejects.toMatchObject(changed);
  await truncate(file, 10);
  await expect(read(video.stream())).rejects.toMatchObject(changed);
});

test.each([
  ["no-such-file.mp4", "no such file"],
  [".", "it is a directory"],
])("openVideo says why it cannot read %s", async (path, why) => {
  const expected = { name: "RemoInputError", message: expect.stringContaining(why) };
  await expect(openVideo(path)).rejects.toMatchObject(expected);
});

test("a FIFO is refused without being opened, and no thread waits for its writer", async () => {
  const path = join(folder, "fifo.mp4");
  execFileSync("mkfifo", [path]);
  const expected = { name: "RemoInputError", message: expect.stringContaining("goes through `spool`") };
  for (let times = 0; times < 5; times++) await expect(openVideo(path)).rejects.toMatchObject(expected);
  await readFile(import.meta.filename); // By the threads that would be waiting.
});

test("what became a FIFO after it was opened does not hold a thread either", async () => {
  const path = join(folder, "becomes.mp4");
  await writeFile(path, "video");
  const video = await openVideo(path);
  await rm(path);
  execFileSync("mkfifo", [path]);
  await expect(read(video.stream())).rejects.toThrow();
});
