// The whole job of soccer, against servers that answer as they like.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, expectTypeOf, onTestFinished, test } from "vitest";
import {
  type AnalysisReceipt,
  createRemoReader,
  isRemoError,
  type JobProgress,
  RemoError,
  type RemoTimeoutError,
  type SoccerResult,
  type SoccerScore,
} from "../index.ts";
import { fileStore, memoryStore } from "../node.ts";
import { clientOf, failure, keys, noneLeft, resources, until, uuid, ways } from "../testing/calls.ts";
import { failed, notReady, page, resultOf, scoreOf, serveJob, type Turn } from "../testing/job-server.ts";

const video = new Uint8Array(3);
const poll = { first: 1, longest: 4 };
const result: Turn = () => Response.json(resultOf());
const score: Turn = () => Response.json(scoreOf());
const hang: Turn = () => undefined;
const whole = { result: { uuid, ...resultOf() }, score: { uuid, ...scoreOf() } };
const job = { video, height: 170, uuid };

test.each(ways)(
  "a video is sent once, waited for, and read: receipt, result and score ($way)",
  async ({ fetch }) => {
    const server = await serveJob(result, score);
    const told: string[] = [];
    const onProgress = ({ phase }: JobProgress) => void told.push(phase);
    const found = await clientOf(server.url, { fetch, poll }).analyzeSoccerAndWait(job, { onProgress });
    expect(found).toMatchObject({ receipt: { uuid, credit: 4 }, ...whole });
    expect(Object.keys(found).sort()).toEqual(["receipt", "result", "score"]);
    expect(server.asked).toEqual(["submit", "result", "score"]);
    expect([...new Set(told)]).toEqual(["connect", "upload", "answer", "reading", "done"]);
  },
);

test.each(ways)(
  "a server that answers 534 twice, then 502, then the result, is waited for ($way)",
  async ({ fetch }) => {
    const server = await serveJob(notReady, notReady, () => page(502), result, score);
    const found = await clientOf(server.url, { fetch, poll }).analyzeSoccerAndWait(job);
    expect(found).toMatchObject(whole);
    expect(server.asked).toEqual(["submit", ...Array(4).fill("result"), "score"]);
  },
);

const soon =
  (body: unknown, status = 200): Turn =>
  () =>
    Response.json(body, { status });
test.each<[string, Turn]>([
  ["533", soon({ state: false, status: 533, message: "no file" }, 533)],
  ["a 200 with `status`", soon({ status: 534, message: "wait" })],
  ["a 200 with `state` 0", soon({ state: 0, status: 534 })],
  ["400 without a code", soon({ state: 0, message: "file does not exist" }, 400)],
  ["a page of a proxy", () => page(404)],
  ["half a body", () => new Response('{"stepping_knee_x":{"imp')],
  ["an empty body", () => new Response("")],
  ["an object without a metric", soon({ queue: 3 })],
  ["a failure that is the server's trouble", soon({ state: 0, status: 503, message: "busy" }, 503)],
])("%s is no end of a wait", async (_, turn) => {
  const server = await serveJob(turn, result, turn, score);
  expect(await clientOf(server.url, { poll }).waitForSoccer({ uuid })).toMatchObject(whole);
  expect(server.asked).toEqual(["result", "result", "score", "score"]);
});

test("a lost connection and an answer that does not come are no end of a wait either", async () => {
  const server = await serveJob(hang, result, score);
  const options = { poll, timeout: { answer: 30 } };
  expect(await clientOf(server.url, options).waitForSoccer({ uuid })).toMatchObject(whole);
  const lost = await serveJob(result, score);
  let calls = 0;
  const fetch = (request: Request) =>
    calls++ === 0 ? Promise.reject(new TypeError("fetch failed")) : globalThis.fetch(request);
  expect(await clientOf(lost.url, { poll, fetch }).waitForSoccer({ uuid })).toMatchObject(whole);
});

test.each<[string, Turn, object]>([
  ["failed", failed, { name: "RemoApiError", reason: "analysis-failed", code: 520 }],
  ["was refused", soon({ state: 0, status: 413 }, 413), { reason: "required-data-missing" }],
  ["has a code of its own", soon({ state: 0, status: 577 }, 577), { code: 577, reason: undefined }],
  [
    "is elsewhere",
    () => new Response("", { status: 307, headers: { location: "/x" } }),
    { name: "RemoGatewayError" },
  ],
])("a job that %s ends at once", async (_, turn, expected) => {
  const server = await serveJob(notReady, turn);
  const error = await failure(clientOf(server.url, { poll }).analyzeSoccerAndWait(job));
  expect(error).toMatchObject({
    ...expected,
    uuid,
    sent: "all",
    charged: "unknown",
    receipt: { uuid, credit: 4 },
  });
  expect(server.asked).toEqual(["submit", "result", "result"]);
});

test.each([
  ["another one", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"],
  ["none", "4711", uuid],
])("a receipt with a uuid that is %s is waited for by a uuid all the same", async (_, answered, expected) => {
  const asked: string[] = [];
  const fetch = async (request: Request) => {
    asked.push(JSON.parse(await request.text()).uuid);
    const isRead = /result|score/.exec(request.url);
    if (!isRead) return Response.json({ state: 1, wait_time: 0, credit: 4, uuid: answered });
    return Response.json(isRead[0] === "score" ? scoreOf() : resultOf());
  };
  await clientOf("https://api.test", { fetch }).analyzeSoccerAndWait(job);
  expect(asked).toEqual([uuid, expected, expected]);
});

test("an error after the receipt says in each of its fields that the request arrived", async () => {
  const cause = Object.assign(new Error("no"), { code: "CERT_HAS_EXPIRED" });
  const server = await serveJob();
  const fetch = (request: Request) => {
    if (/result/.test(request.url)) throw new TypeError("fetch failed", { cause });
    return globalThis.fetch(request);
  };
  const error = await failure(clientOf(server.url, { fetch, poll }).analyzeSoccerAndWait(job));
  expect(error).toMatchObject({
    name: "RemoNetworkError",
    receipt: { uuid },
    sent: "all",
    mayHaveArrived: true,
  });
});

test.each(ways)(
  "one that never finishes ends at the limit, and another client takes it up by its uuid ($way)",
  async ({ fetch }) => {
    const server = await serveJob(notReady);
    const options = { fetch, poll, timeout: { result: 60 } };
    const error = (await failure(
      clientOf(server.url, options).analyzeSoccerAndWait(job),
    )) as RemoTimeoutError;
    expect(error).toMatchObject({
      ...{ name: "RemoTimeoutError", phase: "result", uuid, mayHaveArrived: true, charged: "unknown" },
      ...{ receipt: { uuid, waitTime: 0 }, operation: "getSoccerResult" },
    });
    const data: unknown = JSON.parse(JSON.stringify(error));
    const other = await serveJob(result, score);
    const taken = { uuid: (data as { uuid: string }).uuid, readyAt: error.receipt?.readyAt };
    expect(await clientOf(other.url, { fetch, poll }).waitForSoccer(taken)).toMatchObject(whole);
  },
);

test("what was read before a failure is on the error, and is kept in JSON", async () => {
  const server = await serveJob(result, failed);
  const error = await failure(clientOf(server.url, { poll }).analyzeSoccerAndWait(job));
  expect(error).toMatchObject({ operation: "getSoccerScore", result: whole.result, receipt: { uuid } });
  for (const data of [JSON.parse(JSON.stringify(error)), structuredClone((error as RemoError).toJSON())]) {
    const again = RemoError.fromJSON(data) as RemoError;
    expect(again).toMatchObject({ sent: "all", charged: "unknown", result: whole.result });
    expect(again.receipt?.readyAt).toEqual((error as RemoError).receipt?.readyAt);
    expect(again.receipt?.readyAt).toBeInstanceOf(Date);
  }
  const alone = await failure(clientOf(server.url, { poll }).waitForSoccer({ uuid }));
  expect(alone).toMatchObject({ charged: "no" });
  expect(alone).not.toHaveProperty("receipt");
});

test("with a store, a second process with the same uuid sends nothing, and takes up the wait", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-wait-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const clientWith = (url: string) => clientOf(url, { store: fileStore(join(folder, "calls.jsonl")), poll });
  const never = await serveJob(notReady);
  const short = { timeout: { result: 40 } };
  const first = (await failure(clientWith(never.url).analyzeSoccerAndWait(job, short))) as RemoError;
  const server = await serveJob(result, score);
  const { receipt, ...found } = await clientWith(server.url).analyzeSoccerAndWait(job);
  expect(found).toMatchObject(whole);
  expect(receipt).toEqual(first.receipt);
  expect(receipt.readyAt).toBeInstanceOf(Date);
  expect(server.asked).toEqual(["result", "score"]);
});

test("what a store knows as begun or in doubt is neither sent again nor taken for accepted", async () => {
  const server = await serveJob(result, score);
  const store = memoryStore();
  await store.begin({ uuid, operation: "analyzeSoccer", state: "begun", begunAt: "2026-01-01" });
  const error = await failure(clientOf(server.url, { store, poll }).analyzeSoccerAndWait(job));
  expect(error).toMatchObject({ name: "RemoInputError", earlier: { state: "begun" }, uuid });
  expect(server.asked).toEqual([]);
});

type Stop = (controller: AbortController, server: Awaited<ReturnType<typeof serveJob>>) => unknown;
test.each<[string, readonly Turn[], string, Stop]>([
  ["before it", [result, score], "none", (controller) => controller.abort("enough")],
  [
    "while it waits",
    [notReady],
    "all",
    (controller, { asked }) => until(() => asked.length > 1).then(() => controller.abort("enough")),
  ],
  [
    "while it reads",
    [hang],
    "all",
    (controller, { asked }) => until(() => asked.length > 1).then(() => controller.abort("enough")),
  ],
  [
    "while the score is read",
    [result, hang],
    "all",
    (controller, { asked }) => until(() => asked.length > 2).then(() => controller.abort("enough")),
  ],
])("an abort ends a job %s, and leaves nothing behind", async (_, turns, sent, stop) => {
  const server = await serveJob(...turns);
  const before = resources();
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = { added: 0 };
  for (const [name, by] of [
    ["addEventListener", 1],
    ["removeEventListener", -1],
  ] as const) {
    const own = signal[name].bind(signal) as (...args: unknown[]) => void;
    Object.defineProperty(signal, name, {
      value: (...args: unknown[]) => {
        listeners.added += by;
        own(...args);
      },
    });
  }
  const remo = clientOf(server.url, { poll: { first: 5000, longest: 5000 } });
  const call = failure(remo.analyzeSoccerAndWait({ ...job, signal }));
  await stop(controller, server);
  expect(await call).toMatchObject({ name: "RemoAbortError", cause: "enough", uuid, sent });
  expect(listeners.added).toBe(0);
  await until(() => noneLeft(before), "the end of timers and sockets");
});

test("an abort while the video is sent is that of the submit", async () => {
  const controller = new AbortController();
  const fetch = () => {
    controller.abort("enough");
    return new Promise<Response>(() => {});
  };
  const remo = clientOf("https://api.test", { fetch });
  const error = await failure(remo.analyzeSoccerAndWait(job, { signal: controller.signal }));
  expect(error).toMatchObject({ name: "RemoAbortError", operation: "analyzeSoccer", cause: "enough" });
  expect(error).not.toHaveProperty("receipt");
});

test("an abort while a job waits for its turn to read leaves the others alone", async () => {
  const server = await serveJob(hang);
  const remo = clientOf(server.url, { poll });
  const controller = new AbortController();
  const all = Array.from({ length: 17 }, () =>
    failure(remo.waitForSoccer({ uuid }, { signal: controller.signal })),
  );
  const late = new AbortController();
  const told: JobProgress[] = [];
  const onProgress = (progress: JobProgress) => void told.push(progress);
  const last = failure(remo.waitForSoccer({ uuid, signal: late.signal, onProgress }));
  const other = new AbortController();
  const next = failure(remo.waitForSoccer({ uuid, signal: other.signal }));
  await until(() => server.asked.length === 16);
  late.abort("late");
  expect(await last).toMatchObject({ name: "RemoAbortError", cause: "late", sent: "none", charged: "no" });
  expect(server.asked).toHaveLength(16);
  controller.abort("all");
  for (const error of await Promise.all(all)) expect(error).toMatchObject({ cause: "all" });
  await until(() => server.asked.length === 17);
  expect(told).toEqual([]);
  other.abort("other");
  expect(await next).toMatchObject({ cause: "other" });
});

test.each([
  [{ uuid: "42" }, "`uuid` must be a UUID"],
  [{}, "`uuid` must be a UUID"],
  [{ uuid, readyAt: "soon" }, "`readyAt` must be a Date"],
  [{ uuid, readyAt: new Date(Number.NaN) }, "`readyAt` must be a Date"],
  [{ uuid, video }, "`video` is no option"],
  [{ uuid, pol: {} }, "did you mean `poll`?"],
  [null, "takes an object"],
])("a wait refuses %o before it asks", async (input, text) => {
  const remo = clientOf("https://api.test", { fetch: () => expect.unreachable("nothing is sent") });
  const error = await failure(remo.waitForSoccer(input as never));
  expect(error).toMatchObject({ name: "RemoInputError", operation: expect.stringMatching(/^getSoccer/) });
  expect(error).toMatchObject({ message: expect.stringContaining(text) });
});

test.each([
  [{ ...job, readyAt: new Date() }, "`readyAt` is no option"],
  [{ ...job, poll: 5 }, "`poll` must be"],
  [{ ...job, height: "tall" }, "`height` must be"],
  [undefined, "takes an object"],
])("a job refuses %o before anything is sent", async (input, text) => {
  const remo = clientOf("https://api.test", { fetch: () => expect.unreachable("nothing is sent") });
  const settled = await remo.analyzeSoccerAndWait.safe(input as never);
  expect(settled).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining(text), sent: "none", charged: "no" },
  });
});

test("a failed submit is what it is: nothing is waited for", async () => {
  const fetch = async () => Response.json({ state: 0, status: 422, credit: 1 }, { status: 422 });
  const error = await failure(clientOf("https://api.test", { fetch }).analyzeSoccerAndWait(job));
  expect(error).toMatchObject({ reason: "not-enough-credits", operation: "analyzeSoccer" });
  expect(error).not.toHaveProperty("receipt");
});

test("safe gives all of it by name, typed, and a failure with what was read", async () => {
  const server = await serveJob(result, score);
  const settled = await clientOf(server.url, { poll }).analyzeSoccerAndWait.safe(job);
  expect(settled).toMatchObject({ ok: true, receipt: { uuid }, ...whole });
  if (settled.ok) {
    expectTypeOf(settled.receipt).toEqualTypeOf<AnalysisReceipt>();
    expectTypeOf(settled.score).toEqualTypeOf<SoccerScore>();
    expectTypeOf(settled.result.kick_right_hip_x?.impact).toEqualTypeOf<number | undefined>();
  } else expectTypeOf(settled.error.result).toExtend<SoccerResult | undefined>();
});

test("a client without keys waits as well, and cannot send", async () => {
  const server = await serveJob(result, score);
  const reader = createRemoReader({ email: keys.email, baseUrl: server.url });
  expect(Object.keys(reader).sort()).toEqual(["getSoccerResult", "getSoccerScore", "waitForSoccer"]);
  expect(await reader.waitForSoccer.safe({ uuid })).toMatchObject({ ok: true, ...whole });
  expect(isRemoError(await failure(reader.waitForSoccer({ uuid: "x" })))).toBe(true);
});
