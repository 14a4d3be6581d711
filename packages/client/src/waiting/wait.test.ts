// What a wait does and when, by a false clock; the server is a fetch in this process.

import { operationList } from "@remo-kit/openapi";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { lateTexts } from "../answer/late-texts.ts";
import type { Fetch, JobProgress, RemoClientOptions, RemoTimeoutError } from "../index.ts";
import { clientOf, failure, receipt, uuid } from "../testing/calls.ts";
import { notReady, resultOf, scoreOf } from "../testing/job-server.ts";
import { pauseAfter } from "./verdict.ts";

// What is loaded late takes real time.
beforeAll(() =>
  Promise.all([
    import("../request/engine.ts"),
    import("../transports/fetch.ts"),
    import("./run-job.ts"),
    lateTexts(),
  ]),
);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  vi.setSystemTime(1_800_000_000_000);
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

type Answer = (path: string, asked: number) => Response | Promise<Response>;
const done = (path: string) => Response.json(/score/.test(path) ? scoreOf() : resultOf());
const never: Answer = () => notReady();

/** A client, and when the server was asked, in ms since now. */
function asking(answer: Answer, options: Partial<RemoClientOptions> = {}) {
  const asked: number[] = [];
  const began = Date.now();
  const fetch: Fetch = async (request) => {
    await request.text();
    asked.push(Date.now() - began);
    return answer(new URL(request.url).pathname, asked.length);
  };
  return { remo: clientOf("https://api.test", { fetch, ...options }), asked };
}

/** Lets time pass in small steps until a promise is settled. */
async function ended<Result>(call: Promise<Result>, step = 50): Promise<Result> {
  let over = false;
  const settled = call.finally(() => {
    over = true;
  });
  settled.catch(() => {});
  while (!over) await vi.advanceTimersByTimeAsync(step);
  return settled;
}

test("without `readyAt` it asks at once, and reads all that there is", async () => {
  const { remo, asked } = asking(done);
  expect(await ended(remo.waitForSoccer({ uuid }))).toMatchObject({ result: { uuid }, score: { uuid } });
  expect(asked).toEqual([0, 0]);
});

test.each([
  ["a Date", (at: number) => new Date(at)],
  ["its JSON", (at: number) => new Date(at).toJSON()],
  ["a number", (at: number) => at],
])("it asks first when `readyAt` says so: %s", async (_, readyAt) => {
  const { remo, asked } = asking(done);
  await ended(remo.waitForSoccer({ uuid, readyAt: readyAt(Date.now() + 11_000) }));
  expect(asked).toEqual([11_000, 11_000]);
});

test("further questions come between `poll.first` and `poll.longest`, later and later, until `timeout.result`", async () => {
  const { remo, asked } = asking(never);
  const readyAt = new Date(Date.now() + 30_000);
  const error = (await ended(failure(remo.waitForSoccer({ uuid, readyAt })))) as RemoTimeoutError;
  expect(error).toMatchObject({
    ...{ name: "RemoTimeoutError", phase: "result", uuid, operation: "getSoccerResult" },
    ...{ sent: "all", charged: "no", cause: { name: "RemoApiError", reason: "in-analysis" } },
  });
  expect(Date.now()).toBe(readyAt.getTime() + 600_000);
  const pauses = asked.map((at, n) => at - (asked[n - 1] ?? 0));
  expect(pauses[0]).toBe(30_000);
  for (const pause of pauses.slice(1)) expect(pause).toBeGreaterThanOrEqual(2000);
  for (const pause of pauses.slice(1)) expect(pause).toBeLessThanOrEqual(15_001);
  for (const pause of pauses.slice(4)) expect(pause).toBeGreaterThanOrEqual(7500);
  expect(new Set(pauses.slice(4)).size).toBeGreaterThan(20);
});

test("pauses begin with `poll.first`, grow to `poll.longest`, and are different for each", () => {
  const error = { name: "RemoNetworkError" } as never;
  const poll = { first: 2000, longest: 15_000 };
  const range = [1, 2, 3, 9].map((n) => [0, 1].map((chance) => pauseAfter(error, n, poll, chance)));
  expect(range).toEqual([
    [2000, 4000],
    [4000, 8000],
    [7500, 15_000],
    [7500, 15_000],
  ]);
  expect(pauseAfter(error, 5, { first: 9000, longest: 10 }, 1)).toBe(9000);
});

test("limits and pauses of a call replace those of its client, beside the input or in it, where those beside it win", async () => {
  const { remo, asked } = asking(never, { poll: { first: 1, longest: 1 } });
  const poll = { first: 500, longest: 500 };
  await ended(
    failure(remo.waitForSoccer({ uuid, poll, timeout: { result: 5 } }, { timeout: { result: 1700 } })),
  );
  expect(asked).toEqual([0, 500, 1000, 1500]);
});

test.each<[string, Response | (() => Response), number]>([
  ["`wait_time`", () => notReady({ wait_time: 7 }), 7000],
  ["`wait_time`, no sooner than `poll.first`", () => notReady({ wait_time: 0 }), 2000],
  ["`wait_time`, no later than `poll.longest`", () => notReady({ wait_time: 3600 }), 15_000],
  ["`Retry-After`", () => notReady({}, { "retry-after": "9" }), 9000],
  [
    "`Retry-After` as a date",
    () => notReady({}, { "retry-after": new Date(Date.now() + 6000).toUTCString() }),
    6000,
  ],
  [
    "`Retry-After` of a proxy",
    () => new Response("<html>", { status: 503, headers: { "retry-after": "8" } }),
    8000,
  ],
])("an answer's own word for when to ask again is heeded: %s", async (_, answer, pause) => {
  const { remo, asked } = asking((path, n) => (n === 1 ? (answer as () => Response)() : done(path)));
  await ended(remo.waitForSoccer({ uuid }));
  expect(asked).toEqual([0, pause, pause]);
});

test("an answer's own word is also when the result should be ready", async () => {
  const { remo } = asking((path, n) => (n === 1 ? notReady({ wait_time: 60 }) : done(path)));
  const told: JobProgress[] = [];
  const readyAt = new Date(Date.now() + 60_000);
  await ended(remo.waitForSoccer({ uuid, onProgress: (progress) => void told.push(progress) }));
  expect(told[1]).toEqual({ phase: "waiting", remaining: 15, readyAt });
});

test("a wait whose signal is aborted already asks and tells nothing, and holds nothing", async () => {
  const { remo, asked } = asking(never);
  const signal = AbortSignal.abort("enough");
  for (const name of ["addEventListener", "removeEventListener"] as const) vi.spyOn(signal, name);
  const wait = failure(remo.waitForSoccer({ uuid, signal }));
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(await wait).toMatchObject({ name: "RemoAbortError", cause: "enough", sent: "none" });
  expect(signal.removeEventListener).toHaveBeenCalledTimes(
    vi.mocked(signal.addEventListener).mock.calls.length,
  );
  expect(asked).toEqual([]);
});

test("it tells what it waits for, at least once a second and at most ten times, then that it reads and is done", async () => {
  const told: [number, JobProgress][] = [];
  const began = Date.now();
  const { remo } = asking((path, n) => (n < 40 ? notReady() : done(path)), {
    poll: { first: 20, longest: 20 },
  });
  const readyAt = new Date(began + 3500);
  const onProgress = (progress: JobProgress) => {
    told.push([Date.now() - began, progress]);
    throw new Error("nobody hears it");
  };
  await ended(remo.waitForSoccer({ uuid, readyAt }, { onProgress }), 10);
  expect(told.slice(0, 5)).toEqual([
    [0, { phase: "waiting", remaining: 4, readyAt }],
    [1000, { phase: "waiting", remaining: 3, readyAt }],
    [2000, { phase: "waiting", remaining: 2, readyAt }],
    [3000, { phase: "waiting", remaining: 1, readyAt }],
    [3500, { phase: "reading" }],
  ]);
  expect(told.at(-1)?.[1]).toEqual({ phase: "done" });
  const waiting = told.filter(([at, { phase }]) => phase === "waiting" && at > 3500).map(([at]) => at);
  expect(waiting.length).toBeGreaterThan(3);
  for (const [n, at] of waiting.entries())
    expect(at - (waiting[n - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(100);
});

test.each(["waiting", "reading"])(
  "an abort by `onProgress` itself, in its phase %s, ends all of it",
  async (phase) => {
    const { remo, asked } = asking(never);
    const controller = new AbortController();
    const told: string[] = [];
    const onProgress = (progress: JobProgress) => {
      told.push(progress.phase);
      if (progress.phase === phase) controller.abort("enough");
    };
    const wait = failure(
      remo.waitForSoccer({ uuid, readyAt: Date.now() + 500, signal: controller.signal, onProgress }),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await wait).toMatchObject({ name: "RemoAbortError", cause: "enough", sent: "none" });
    expect(told.at(-1)).toBe(phase);
    expect(asked).toEqual([]);
  },
);

test("whatever is awaited by however many, there is one timer, and sixteen questions at a time, in turn", async () => {
  const open: (() => void)[] = [];
  const uuids: string[] = [];
  const fetch: Fetch = async (request) => {
    uuids.push(JSON.parse(await request.text()).uuid);
    const { pathname } = new URL(request.url);
    await new Promise<void>((go) => open.push(go));
    return done(pathname);
  };
  const remo = clientOf("https://api.test", {
    fetch,
    timeout: { answer: Infinity, connect: Infinity, idle: Infinity },
  });
  const all = Array.from({ length: 100 }, (_, n) => `00000000-0000-4000-8000-${`${n}`.padStart(12, "0")}`);
  const waits = all.map((uuid) => remo.waitForSoccer({ uuid, readyAt: Date.now() + 5000 }));
  await vi.advanceTimersByTimeAsync(4999);
  expect([vi.getTimerCount(), uuids.length]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(uuids).toEqual(all.slice(0, 16));
  while (open.length > 0) {
    expect(open.length).toBeLessThanOrEqual(16);
    open.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  }
  await Promise.all(waits);
  const firsts = [...new Set(uuids)];
  expect(firsts).toEqual(all);
});

test("a machine that slept through all of it asks at once, and that question counts", async () => {
  const { remo, asked } = asking((path, n) => (n === 1 ? notReady() : done(path)));
  const wait = remo.waitForSoccer({ uuid, poll: { first: 14_000 } });
  await vi.advanceTimersByTimeAsync(1000);
  vi.setSystemTime(Date.now() + 86_400_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(3);
  expect(await wait).toMatchObject({ result: { uuid } });
});

test("a machine that slept through the end asks nothing that was not due before it", async () => {
  const { remo, asked } = asking(never);
  const wait = failure(remo.waitForSoccer({ uuid, poll: { first: 14_000 }, timeout: { result: 10_000 } }));
  await vi.advanceTimersByTimeAsync(1000);
  vi.setSystemTime(Date.now() + 86_400_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await wait).toMatchObject({ phase: "result" });
  expect(asked).toEqual([0]);
});

test("a `readyAt` that is months away is waited for", async () => {
  const { remo, asked } = asking(done);
  const wait = remo.waitForSoccer({ uuid, readyAt: Date.now() + 100 * 86_400_000 });
  await vi.advanceTimersByTimeAsync(60_000);
  vi.setSystemTime(Date.now() + 99.5 * 86_400_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  vi.setSystemTime(Date.now() + 86_400_000);
  await vi.advanceTimersByTimeAsync(1000);
  await wait;
});

test("a question under way is cut by `timeout.result`, also one that waits for its turn", async () => {
  const signals: AbortSignal[] = [];
  const fetch: Fetch = (request) => {
    signals.push(request.signal);
    return new Promise(() => {});
  };
  const remo = clientOf("https://api.test", { fetch, timeout: { result: 3000 } });
  const waits = Array.from({ length: 20 }, () => failure(remo.waitForSoccer({ uuid })));
  await vi.advanceTimersByTimeAsync(2999);
  expect(signals.filter(({ aborted }) => aborted)).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  for (const error of await Promise.all(waits))
    expect(error).toMatchObject({ phase: "result", cause: undefined });
  expect(signals).toHaveLength(16);
  expect(signals.filter(({ aborted }) => aborted)).toHaveLength(16);
});

const mockTime = (now: number, scale: number) => ({ "x-remo-mock-clock": `now=${now}, scale=${scale}` });
const withClock = (response: Response, headers: { [name: string]: string }) => {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
};
const submitPath = operationList.find(({ kind }) => kind === "submit")?.path;

test("with `mockClock` a whole job goes by the mock's clock, and `readyAt` is as soon as it will be", async () => {
  const began = Date.now();
  const virtual = () => 5_000_000 + (Date.now() - began) * 1000;
  const { remo, asked } = asking(
    (path) =>
      withClock(
        path === submitPath ? Response.json(receipt) : virtual() < 5_014_000 ? notReady() : done(path),
        mockTime(virtual(), 1000),
      ),
    { mockClock: true },
  );
  const told: JobProgress[] = [];
  const job = remo.analyzeSoccerAndWait(
    { video: new Uint8Array(3), height: 170, uuid },
    { onProgress: (progress) => void told.push(progress) },
  );
  const { receipt: read } = await ended(job, 1);
  expect(read.readyAt.getTime() - began).toBe(11);
  expect(asked.slice(0, 2)).toEqual([0, 11]);
  expect(asked.at(-1)).toBeLessThan(20);
  expect(told.find(({ phase }) => phase === "waiting")).toMatchObject({ remaining: 11 });
});

test("with `mockClock`, `timeout.result` is of the mock's time, and a clock put forward counts at once", async () => {
  const began = Date.now();
  let ahead = 0;
  const virtual = () => 5_000_000 + ahead + (Date.now() - began) * 60;
  const { remo, asked } = asking(() => withClock(notReady(), mockTime(virtual(), 60)), { mockClock: true });
  const wait = failure(remo.waitForSoccer({ uuid }));
  expect(await ended(wait)).toMatchObject({ phase: "result" });
  expect(Date.now() - began).toBeLessThan(10_300);
  const before = asked.length;
  const other = failure(remo.waitForSoccer({ uuid, poll: { first: 300_000, longest: 300_000 } }));
  await vi.advanceTimersByTimeAsync(1000);
  ahead = 250_000;
  await ended(failure(remo.getSoccerResult({ uuid })));
  await vi.advanceTimersByTimeAsync(50);
  expect(asked).toHaveLength(before + 3);
  await ended(other);
});

test.each([
  ["`wait_time`", notReady({ wait_time: 1e10 })],
  ["the longest `wait_time` that is read", notReady({ wait_time: 1e9 })],
  ["`Retry-After`", notReady({}, { "retry-after": "99999999999999999" })],
  ["`Retry-After` as a date", notReady({}, { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" })],
])("`readyAt` is a date, whatever an answer says: %s", async (_, answer) => {
  const { remo } = asking((path, n) => (n === 1 ? withClock(answer, mockTime(5, 0.001)) : done(path)), {
    ...{ mockClock: true, poll: { first: 1, longest: 1 } },
  });
  const told: JobProgress[] = [];
  const onProgress = (progress: JobProgress) => void told.push(progress);
  await ended(remo.waitForSoccer({ uuid }, { onProgress }));
  expect(JSON.stringify(told)).toMatch(/"waiting","remaining":1,"readyAt":"/);
});

const expired = Object.assign(new Error("certificate has expired"), { code: "CERT_HAS_EXPIRED" });
test.each([
  [
    "a certificate that is not trusted",
    new TypeError("fetch failed", { cause: expired }),
    "RemoNetworkError",
  ],
  ["a mistake in the `fetch` that was given", new ReferenceError("no"), "RemoInputError"],
])("%s ends a wait at once", async (_, thrown, name) => {
  const fetch = vi.fn(() => Promise.reject(thrown));
  const remo = clientOf("https://api.test", { fetch });
  expect(await ended(failure(remo.waitForSoccer({ uuid })))).toMatchObject({ name, uuid });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("without the option, what an answer tells of a clock is ignored", async () => {
  const { remo, asked } = asking((path) =>
    withClock(path === submitPath ? Response.json(receipt) : done(path), mockTime(5, 1000)),
  );
  const { receipt: read } = await ended(
    remo.analyzeSoccerAndWait({ video: new Uint8Array(3), height: 170 }),
    1000,
  );
  expect(read.readyAt.getTime()).toBe(1_800_000_011_000);
  expect(asked).toEqual([0, 11_000, 11_000]);
});
