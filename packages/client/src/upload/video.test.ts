import { createReadStream, openSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test, vi } from "vitest";
import { createRemoClient, type Fetch } from "../index.ts";
import {
  clientOf,
  failure,
  freePort,
  keys,
  receipt,
  serveHttp,
  timesOpen,
  until,
  uuid,
} from "../testing/calls.ts";

const bytes = Uint8Array.of(1, 2, 3, 4, 5);
const base64 = Buffer.from(bytes).toString("base64");

/** What is sent of a video; nothing if it is refused. */
async function sentOf(video: unknown) {
  let sent: string | undefined;
  const fetch: Fetch = async (request) => {
    sent = (await request.json()).base64_video;
    return Response.json(receipt);
  };
  const input = { video: video as Uint8Array, height: 170, uuid };
  const result = await createRemoClient({ ...keys, fetch }).analyzeSoccer.safe(input);
  return { sent, error: result.ok ? undefined : result.error };
}

const elsewhere = (code: string): unknown => runInNewContext(code);

test.each([
  ["a Uint8Array of another realm", () => elsewhere("new Uint8Array([1, 2, 3, 4, 5])")],
  ["an ArrayBuffer of another realm", () => elsewhere("new Uint8Array([1, 2, 3, 4, 5]).buffer")],
  ["a part of memory", () => new Uint8Array([0, 1, 2, 3, 4, 5, 6]).subarray(1, 6)],
  ["shared memory", () => new Uint8Array(new SharedArrayBuffer(5)).map((_, at) => at + 1)],
  [
    "a stream of pieces of another realm",
    () => ({ size: 5, stream: Readable.from([elsewhere("new Uint8Array([1, 2, 3, 4, 5])")]) }),
  ],
  ["a Blob that is none of this realm", () => new OtherBlob([bytes])],
  ["{ base64 }", () => ({ base64 })],
])("%s is a video", async (_, video) => {
  expect(await sentOf(video())).toEqual({ sent: base64, error: undefined });
});

/** As jsdom's: only a FileReader gives its bytes. */
class OtherBlob {
  readonly #blob: Blob;
  constructor(parts: BlobPart[]) {
    this.#blob = new Blob(parts);
  }
  get size() {
    return this.#blob.size;
  }
  slice(from: number, to: number) {
    const blob = this.#blob.slice(from, to);
    vi.stubGlobal(
      "FileReader",
      class {
        result: unknown;
        onload() {}
        async readAsArrayBuffer() {
          this.result = await blob.arrayBuffer();
          this.onload();
        }
      },
    );
    return new OtherBlob([blob]);
  }
}

/** Bytes whose memory was handed to a worker. */
function detached() {
  const gone = new Uint8Array(5);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  return gone;
}

test.each([
  ["uploads/c5c131b943e97dd932ae217e1403e74c", "`video` is a string. For a file, use `openVideo(path)`"],
  [base64, "for base64, `{ base64: video }`"],
  [{ base64: `data:video/mp4;base64,${base64}` }, "without a data: prefix"],
  [{ base64: `${base64}\n` }, "without white space"],
  [{ base64: "AA-_" }, "`video.base64` must be base64 with its padding"],
  [{ base64: "" }, "must be at least one byte"],
  [{ base64: 7 }, "`video` must be a Uint8Array"],
  [new Float32Array(2), "is a Float32Array; give its bytes as a Uint8Array"],
  [detached(), "`video.size` must be at least one byte"],
  [detached().buffer, "`video.size` must be at least one byte"],
  [new DataView(new ArrayBuffer(2)), "is a DataView; give"],
  [new SharedArrayBuffer(2), "is a SharedArrayBuffer; give its bytes"],
  [
    Promise.resolve(bytes),
    "received Promise. For a file, use `openVideo(path)` of @remo-kit/client/node, awaited",
  ],
  [new PassThrough(), "received PassThrough"],
  [[1, 2, 3], "received Array"],
  [null, "received null"],
])("%o is no video, and what to do is said", async (video, text) => {
  const expected = { name: "RemoInputError", message: expect.stringContaining(text) };
  expect(await sentOf(video)).toEqual({ sent: undefined, error: expect.objectContaining(expected) });
});

const read = async (stream: ReadableStream) => {
  for await (const _ of stream) break;
  return stream;
};

test.each([
  ["locked", () => new Blob([bytes]).stream(), (stream: ReadableStream) => void stream.getReader()],
  ["read before", () => new Blob([bytes]).stream(), read],
  [
    "one of Node's that was destroyed",
    () => Readable.from([bytes]),
    (stream: Readable) => void stream.destroy(),
  ],
])("a stream that is %s is refused before anything is sent", async (_, make, use) => {
  const stream = make();
  await use(stream as never);
  const { sent, error } = await sentOf({ size: 5, stream });
  expect(error).toMatchObject({ name: "RemoInputError", message: expect.stringContaining("make a new one") });
  expect(sent).toBeUndefined();
});

test.each([
  ["fails", () => Promise.reject(new Error("gone"))],
  ["gives a stream", async () => new Blob([bytes]).stream()],
])(
  "a function that promises a stream is named, and no process ends where the promise %s",
  async (_, stream) => {
    const rejected = vi.fn();
    process.on("unhandledRejection", rejected);
    const { error } = await sentOf({ size: 5, stream });
    await new Promise((done) => setImmediate(done));
    process.off("unhandledRejection", rejected);
    expect(error?.message).toContain(
      "`video.stream` must be a function that gives a stream at once; received Promise.",
    );
    expect(rejected).not.toHaveBeenCalled();
  },
);

/** Each kind of stream, and whether it was let go. */
const streams = {
  ReadableStream: () => {
    const cancel = vi.fn();
    return { stream: new ReadableStream<Uint8Array>({ cancel }), gone: () => cancel.mock.calls.length === 1 };
  },
  "stream of Node's": () => {
    const stream = new PassThrough();
    return { stream, gone: () => stream.destroyed };
  },
  iterator: () => {
    const end = vi.fn(async () => ({ done: true, value: undefined }));
    const iterator = { next: () => new Promise<never>(() => {}), return: end };
    return { stream: { [Symbol.asyncIterator]: () => iterator }, gone: () => end.mock.calls.length > 0 };
  },
};

/** A stalled stream in a call that ends in each way. */
const endings = {
  "refused connection": async () => ({ baseUrl: `http://127.0.0.1:${await freePort()}` }),
  "wrong height": async () => ({ height: "x" }),
  "wrong uuid": async () => ({ uuid: "x" }),
  "wrong option": async () => ({ heigth: 170 }),
  "wrong size": async () => ({ size: 0 }),
  "aborted before": async () => ({ signal: AbortSignal.abort() }),
  "time limit": async () => ({ timeout: { idle: 100 } }),
  "early answer": async () => {
    const { url } = await serveHttp((_, response) => response.writeHead(413).end());
    return { baseUrl: url };
  },
};

test.each(
  Object.entries(endings).flatMap(([ending, make]) =>
    Object.entries(streams).map(([kind, open]) => ({ ending, make, kind, open })),
  ),
)("a stalled $kind is let go after: $ending", async ({ make, open }) => {
  const { url } = await serveHttp(() => {});
  const { baseUrl = url, size = 1000, ...input } = (await make()) as { baseUrl?: string; size?: number };
  const { stream, gone } = open() as { stream: ReadableStream; gone: () => boolean };
  const remo = clientOf(baseUrl, { retry: { attempts: 1 } });
  await failure(remo.analyzeSoccer({ video: { size, stream }, height: 170, ...input }));
  await until(gone, "the end of the stream");
});

test("a stream that was handed in as the video itself is let go too", async () => {
  const stream = new PassThrough();
  await sentOf(stream);
  expect(stream.destroyed).toBe(true);
});

test("calls that fail leave no file open", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-release-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "kick.mp4");
  await writeFile(path, Buffer.alloc(1000));
  const remo = clientOf(`http://127.0.0.1:${await freePort()}`, { retry: { attempts: 1 } });
  for (const more of [{}, { height: "x" }, { uuid: "x" }, { signal: AbortSignal.abort() }])
    for (let times = 0; times < 5; times++) {
      const stream = createReadStream("", { fd: openSync(path, "r") });
      await failure(remo.analyzeSoccer({ video: { size: 1000, stream }, height: 170, ...more }));
    }
  await until(() => timesOpen(path) === 0, "the end of the files");
});

const broken = new Error("the disk is gone");
async function* breaking() {
  yield new Uint8Array(300);
  throw broken;
}

test.each<[string, Fetch | undefined]>([
  ["the default", undefined],
  [
    "a fetch that makes its own error of it",
    async (request) => {
      await request.text().catch(() => {});
      throw new TypeError("Network connection lost.");
    },
  ],
])("a source that fails stays the reason, with %s", async (_, fetch) => {
  const { url } = await serveHttp((request) => void request.resume());
  const remo = clientOf(url, { ...(fetch && { fetch }) });
  const error = await failure(remo.analyzeSoccer({ video: { size: 1000, stream: breaking }, height: 170 }));
  expect(error).toMatchObject({ name: "RemoInputError", cause: broken });
});

test("a source that fails before a call is aborted stays the reason, and one that fails after it does not", async () => {
  const { url } = await serveHttp((request) => void request.resume());
  const remo = clientOf(url);
  const abort = new AbortController();
  const stalling: Fetch = async (request) => {
    await request.text().catch(() => {});
    abort.abort();
    throw new Error("aborted");
  };
  const input = { height: 170, signal: abort.signal };
  const before = clientOf(url, { fetch: stalling }).analyzeSoccer({
    ...input,
    video: { size: 1000, stream: breaking },
  });
  expect(await failure(before)).toMatchObject({ name: "RemoInputError", cause: broken });
  const second = new AbortController();
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => second.signal.addEventListener("abort", () => controller.error(broken)),
      pull: () => second.abort(),
    },
    { highWaterMark: 0 },
  );
  const after = remo.analyzeSoccer({ video: { size: 1000, stream }, height: 170, signal: second.signal });
  expect(await failure(after)).toMatchObject({ name: "RemoAbortError" });
});

test("a stream of Node's that has failed before the call is named with its cause", async () => {
  const stream = createReadStream("/no/such/file");
  stream.on("error", () => {});
  await until(() => stream.errored !== null);
  const { error } = await sentOf({ size: 5, stream });
  expect(error).toMatchObject({ name: "RemoInputError", cause: expect.objectContaining({ code: "ENOENT" }) });
});
