// An abort in each phase, over real sockets: what is left afterwards.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Progress } from "../index.ts";
import { openVideo } from "../node.ts";
import {
  accepted,
  big,
  clientOf,
  counted,
  failure,
  freePort,
  inBothWays,
  noneLeft,
  resources,
  type Served,
  serveHttp,
  serveNobody,
  serveRaw,
  timesOpen,
  until,
  uuid,
  ways,
  whole,
} from "../testing/calls.ts";

let folder = "";
let file = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-abort-"));
  file = join(folder, "kick.mp4");
  await writeFile(file, big);
});
afterAll(() => rm(folder, { recursive: true }));

const rejections: unknown[] = [];
const keep = (reason: unknown) => void rejections.push(reason);
process.on("unhandledRejection", keep);
afterEach(() => {
  expect(rejections).toEqual([]);
});
afterAll(() => void process.off("unhandledRejection", keep));

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const reason = new Error("the user closed the page");
const aborted = { name: "RemoAbortError", cause: reason, uuid };

test.each(ways)("a call that is aborted before it begins connects to nothing ($way)", async ({ fetch }) => {
  const server = await serveRaw(() => {});
  const before = resources();
  const call = clientOf(server.url, { fetch }).analyzeSoccer({
    video: await openVideo(file),
    height: 170,
    uuid,
    signal: AbortSignal.abort(reason),
  });
  expect(await failure(call)).toMatchObject(aborted);
  await until(() => noneLeft(before) && timesOpen(file) === 0, "the end of all timers, and of the file");
  expect(server.connections()).toBe(0);
});

test("an abort while connecting leaves no socket and no timer", async () => {
  const url = await serveNobody();
  const before = resources();
  const controller = new AbortController();
  const { logger, requests } = counted();
  const video = await openVideo(file);
  const remo = clientOf(url, { logger });
  const call = failure(remo.analyzeSoccer({ video, height: 170, uuid, signal: controller.signal }));
  const sockets = ({ TCPSocketWrap = 0 } = resources()) => TCPSocketWrap;
  await until(() => sockets() > sockets(before), "the attempt to connect");
  controller.abort(reason);
  expect(await call).toMatchObject(aborted);
  expect(requests()).toBe(1);
  await until(() => noneLeft(before) && timesOpen(file) === 0, "the end of all sockets and timers");
});

const phases: readonly { phase: string; reached: Progress["phase"]; serve: () => Promise<Served> }[] = [
  { phase: "uploading", reached: "upload", serve: () => serveRaw((socket) => socket.pause()) },
  {
    phase: "waiting for the answer",
    reached: "answer",
    serve: () => serveHttp((request) => request.resume()),
  },
  {
    phase: "reading the answer",
    reached: "answer",
    serve: () => serveHttp((request) => whole(request, () => request.socket.write(accepted.slice(0, -10)))),
  },
];

test.each(inBothWays(phases))(
  "an abort while $phase leaves no connection, no open file and no timer ($way)",
  async ({ reached, serve, fetch }) => {
    const server = await serve();
    const before = resources();
    const controller = new AbortController();
    const { logger, requests } = counted();
    let last: Progress | undefined;
    const call = clientOf(server.url, { fetch, logger }).analyzeSoccer({
      video: await openVideo(file),
      height: 170,
      uuid,
      signal: controller.signal,
      onProgress: (progress) => {
        last = progress;
      },
    });
    const failed = failure(call);
    await until(() => last?.phase === reached && server.busy() === 1, `the phase ${reached}`);
    if (reached === "upload") await until(() => timesOpen(file) === 1, "the open file");
    collectGarbage(); // Node's fetch hears of an abort only as long as its Request lives.
    controller.abort(reason);
    expect(await failed).toMatchObject(aborted);
    expect(requests()).toBe(1);
    expect(last?.phase).toBe(reached);
    server.resume();
    await until(() => server.busy() === 0, "the end of the connection");
    await until(() => timesOpen(file) === 0, "the closing of the file");
    if (!fetch) await until(() => noneLeft(before), "the end of all sockets and timers");
  },
);

test("an abort in the pause before the next attempt ends it at once", async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const before = resources();
  const controller = new AbortController();
  const { logger, requests } = counted();
  const call = clientOf(url, {
    retry: { firstPause: 60_000, longestPause: 60_000 },
    logger: (event) => {
      logger(event);
      if (event.event === "retry") setImmediate(() => controller.abort(reason));
    },
  }).analyzeSoccer({ video: await openVideo(file), height: 170, uuid, signal: controller.signal });
  expect(await failure(call)).toMatchObject(aborted);
  expect(requests()).toBe(1);
  await until(() => noneLeft(before), "the end of all sockets and timers");
});

test.each(ways)("an abort ends a call whose video gives no more bytes ($way)", async ({ fetch }) => {
  const server = await serveHttp((request) => request.on("error", () => {}).resume());
  const controller = new AbortController();
  let asked = 0;
  async function* stuck() {
    yield new Uint8Array(1000);
    asked += 1;
    await new Promise(() => {});
  }
  const video = { size: 2000, stream: stuck };
  const remo = clientOf(server.url, { fetch });
  const call = failure(remo.analyzeSoccer({ video, height: 170, uuid, signal: controller.signal }));
  await until(() => asked === 1 && server.busy() === 1, "the upload");
  controller.abort(reason);
  expect(await call).toMatchObject(aborted);
  await until(() => server.busy() === 0, "the end of the connection");
});

test("an abort ends a call whose fetch does not care for the signal, and closes the file", async () => {
  const controller = new AbortController();
  const remo = clientOf("http://localhost", {
    fetch: async (request) => {
      const reader = request.body?.getReader();
      for (let pieces = 0; pieces < 2; pieces++) await reader?.read();
      await until(() => timesOpen(file) === 1, "the open file");
      controller.abort(reason);
      return new Promise(() => {});
    },
  });
  const video = await openVideo(file);
  const error = await failure(remo.analyzeSoccer({ video, height: 170, uuid, signal: controller.signal }));
  expect(error).toMatchObject(aborted);
  await until(() => timesOpen(file) === 0, "the closing of the file");
});

test("an answered call leaves no listener on the caller's signal, nor a connection, file or timer", async () => {
  const server = await serveHttp((request) => whole(request, () => request.socket.write(accepted)));
  const before = resources();
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  await clientOf(server.url).analyzeSoccer({ video: await openVideo(file), height: 170, uuid, signal });
  expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  await until(() => server.open() === 0, "the end of the connection");
  await until(() => noneLeft(before) && timesOpen(file) === 0, "the end of all sockets and timers");
});
