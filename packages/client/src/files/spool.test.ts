import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, fstatSync, readdirSync, readlinkSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { clientOf, failure, receipt, serveHttp, until, uuid, whole } from "../testing/calls.ts";
import { spool } from "./spool.ts";

let folder = "";
let directory = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-spool-"));
  directory = await mkdtemp(join(folder, "temporary-"));
});
afterAll(() => rm(folder, { recursive: true }));

const bytes = randomBytes(1_000_003);
const hash = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

async function read(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** The temporary files that this process has open. */
const temporary = (): number[] =>
  readdirSync("/proc/self/fd")
    .map(Number)
    .filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(directory);
      } catch {
        return false;
      }
    });

const nothingLeft = async () => {
  expect(await readdir(directory)).toEqual([]);
  expect(temporary()).toEqual([]);
};

async function* pieces() {
  for (let at = 0; at < bytes.length; at += 70_000) yield bytes.subarray(at, at + 70_000);
}

function fifo(name: string): string {
  const path = join(folder, name);
  execFileSync("mkfifo", [path]);
  return path;
}

async function kick(): Promise<string> {
  const path = join(folder, "kick.mp4");
  await writeFile(path, bytes);
  return path;
}

test.each<[string, () => Parameters<typeof spool>[0] | Promise<string>]>([
  ["a stream of Node's", () => Readable.from(pieces())],
  ["a ReadableStream", () => new Blob([bytes]).stream()],
  ["an async iterable", pieces],
  ["a file that is read to its end", kick],
  [
    "a FIFO whose writer comes later",
    async () => {
      const path = fifo("later.mp4");
      const file = await kick();
      setTimeout(() => spawn("sh", ["-c", 'cat "$1" > "$2"', "sh", file, path]));
      return path;
    },
  ],
])("%s becomes a video of known size, which can be read again", async (_, make) => {
  const video = await spool(await make(), { directory });
  expect(video.size).toBe(bytes.length);
  for (let times = 0; times < 2; times++) expect(hash(await read(video.stream()))).toBe(hash(bytes));
  expect(temporary().map((fd) => fstatSync(fd).mode & 0o777)).toEqual([0o600]);
  expect(await readdir(directory)).toEqual([]); // It has no name: it goes with this process at the latest.
  await video.remove();
  await video.remove();
  await nothingLeft();
});

test("what was spooled is sent, and sent again", async () => {
  const got: string[] = [];
  const { url } = await serveHttp((request, response) =>
    whole(request, (body) => {
      got.push(hash(Buffer.from(JSON.parse(String(body)).base64_video, "base64")));
      if (got.length === 1) response.writeHead(503).end();
      else response.end(JSON.stringify(receipt));
    }),
  );
  const video = await spool(Readable.from(pieces()), { directory });
  const remo = clientOf(url, { retry: { firstPause: 0, resend: true } });
  expect(await remo.analyzeSoccer({ video, height: 170, uuid })).toMatchObject({ uuid });
  expect(got).toEqual([hash(bytes), hash(bytes)]);
  await video[Symbol.asyncDispose]();
  await nothingLeft();
});

const broken = new Error("the line is gone");
async function* breaking() {
  yield bytes;
  throw broken;
}

test.each<[string, () => Parameters<typeof spool>[0], object, object]>([
  ["is empty", () => Readable.from([]), {}, { message: "The source of the video ended without a byte." }],
  ["fails", breaking, {}, { cause: broken }],
  ["is too long", pieces, { maxBytes: 100_000 }, { message: "The video is longer than 100000 bytes." }],
  ["gives text", () => Readable.from(["text"]), {}, { message: expect.stringContaining("Uint8Arrays") }],
  [
    "is no stream",
    () => new Uint8Array(1) as never,
    {},
    { message: expect.stringContaining("takes a stream") },
  ],
  ["is not there", () => "/no/such/pipe", {}, { message: expect.stringContaining("ENOENT") }],
  [
    "is elsewhere",
    () => new URL("https://a.test/kick.mp4"),
    {},
    { message: expect.stringContaining("https://a.test/kick.mp4 cannot be read") },
  ],
  ["is a device", () => "/dev/zero", {}, { message: expect.stringContaining("neither a file nor a pipe") }],
  ["has nowhere to go", pieces, { directory: "/no/such" }, { message: expect.stringContaining("ENOENT") }],
])("a source that %s is an error, and leaves nothing", async (_, make, options, expected) => {
  const error = await failure(spool(make(), { directory, ...options }));
  expect(error).toMatchObject({ name: "RemoInputError", ...expected });
  await nothingLeft();
});

test("a stream of Node's that fails before it is read is an error with its cause", async () => {
  const error = await failure(spool(createReadStream("/no/such/file"), { directory }));
  expect(error).toMatchObject({ name: "RemoInputError", cause: { code: "ENOENT" } });
});

test.each<[string, () => { source: Parameters<typeof spool>[0]; gone: () => boolean }]>([
  ["FIFO without a writer", () => ({ source: fifo("never.mp4"), gone: () => true })],
  [
    "stalled stream of Node's",
    () => {
      const source = new PassThrough();
      return { source, gone: () => source.destroyed };
    },
  ],
  [
    "stalled ReadableStream",
    () => {
      const cancel = vi.fn();
      return { source: new ReadableStream({ cancel }), gone: () => cancel.mock.calls.length === 1 };
    },
  ],
])("an abort ends the reading of a %s at once, lets it go and leaves nothing", async (_, make) => {
  const { source, gone } = make();
  const reason = new Error("stop");
  const abort = new AbortController();
  const spooling = failure(spool(source, { directory, signal: abort.signal }));
  await until(() => temporary().length === 1);
  abort.abort(reason);
  expect(await spooling).toBe(reason);
  await until(gone);
  await nothingLeft();
  const open = () => readdirSync("/proc/self/fd").some((fd) => linkOf(fd).includes("never.mp4"));
  await until(() => !open(), "the end of the FIFO");
});

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return "";
  }
}

test("a file that fails while a piece of it is on its way fails when it is read on, and ends no process", async () => {
  const video = await spool(Readable.from(pieces()), { directory });
  const reading = video.stream()[Symbol.asyncIterator]();
  await reading.next();
  await video.remove();
  await reading.next();
  await new Promise(setImmediate); // Else Node would not yet have seen that nobody hears of it.
  expect(await failure(reading.next())).toMatchObject({ code: "EBADF" });
});

test("a stream is let go if an option cannot be used", async () => {
  const source = new PassThrough();
  expect(await failure(spool(source, { directory: "" }))).toMatchObject({ name: "RemoInputError" });
  await until(() => source.destroyed);
});
