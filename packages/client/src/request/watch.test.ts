// Time limits and the throttle of the progress, by a false clock.

import { operationOf } from "@remo-kit/openapi";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Progress, Sent, Timeout } from "../index.ts";
import { uuid } from "../testing/calls.ts";
import { jsonUpload } from "../upload/json-upload.ts";
import { quietly } from "../upload/reading.ts";
import { openSource } from "../upload/video.ts";
import { watchCall } from "./watch.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const context = {
  operation: operationOf("analyzeSoccer"),
  url: "https://api.test/api/analysis-soccer",
  uuid,
};
const upload = jsonUpload(
  { height: "170" },
  { field: "base64_video", source: openSource(new Uint8Array(3_000_000)) },
);
const limits = {
  ...{ connect: 1000, idle: 2000, answer: 3000 },
  ...{ total: Number.POSITIVE_INFINITY, result: Number.POSITIVE_INFINITY },
};

function watched(timeout: Timeout = {}, caller?: AbortSignal) {
  const reported: Progress[] = [];
  const call = {
    timeout: { ...limits, ...timeout } as typeof limits,
    retry: { attempts: 3, resend: false, firstPause: 500, longestPause: 8000 },
    poll: { first: 2000, longest: 15_000 },
    onProgress: (progress: Progress) => void reported.push(progress),
  };
  const watch = watchCall(call, context, caller);
  return { watch, attempt: watch.attempt(upload), reported };
}
const timedOut = (phase: string, sent: Sent) =>
  expect.objectContaining({
    ...{ name: "RemoTimeoutError", phase, sent, uuid },
    ...{ mayHaveArrived: sent === "all", charged: sent === "all" ? "unknown" : "no" },
  });

test("`connect` ends an attempt that has no connection after its time, and not before", () => {
  const { attempt } = watched();
  vi.advanceTimersByTime(999);
  expect(attempt.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(attempt.signal.reason).toEqual(timedOut("connect", "none"));
});

test("`idle` begins anew with each byte, so that a slow but steady upload may take any time", () => {
  const { attempt } = watched();
  attempt.connected();
  attempt.handed(100);
  for (let sent = 1; sent <= 100; sent++) {
    vi.advanceTimersByTime(1999);
    attempt.sent(sent);
  }
  expect(attempt.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1000);
  attempt.sent(100); // No progress.
  vi.advanceTimersByTime(1000);
  expect(attempt.signal.reason).toEqual(timedOut("upload", "part"));
});

test("`answer` begins with the last byte, and takes the place of `idle`", () => {
  const { attempt } = watched();
  attempt.handed(upload.length);
  attempt.sent(upload.length);
  attempt.waiting();
  vi.advanceTimersByTime(1500);
  attempt.waiting(); // It began already.
  vi.advanceTimersByTime(1499);
  expect(attempt.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(attempt.signal.reason).toEqual(timedOut("answer", "all"));
});

test("where nothing is reported of the upload, `idle` does not hold", () => {
  const { attempt } = watched();
  attempt.connected("blind");
  vi.advanceTimersByTime(3_600_000);
  expect(attempt.signal.aborted).toBe(false);
  attempt.waiting();
  vi.advanceTimersByTime(3000);
  expect(attempt.signal.reason).toEqual(timedOut("answer", "all"));
});

test("`total` ends any attempt, and knows of bytes that an earlier one sent", () => {
  const { watch, attempt } = watched({ total: 5000, connect: 60_000 });
  attempt.handed(10);
  attempt.sent(10);
  attempt.end();
  const next = watch.attempt(upload);
  vi.advanceTimersByTime(5000);
  expect(next.signal.reason).toEqual(timedOut("total", "part"));
  expect(watch.signal.reason).toBe(next.signal.reason);
});

test.each([Number.POSITIVE_INFINITY, 2 ** 31])(
  "a limit of %d ms is none: a timer of that length would pass at once",
  (none) => {
    const { attempt } = watched({ connect: none, idle: none, answer: none, total: none });
    expect(vi.getTimerCount()).toBe(0);
    attempt.connected();
    attempt.waiting();
    expect(vi.getTimerCount()).toBe(0);
  },
);

test("an attempt and a call that have ended leave no timer and no listener", () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  const { watch, attempt } = watched({ total: 5000 }, signal);
  attempt.connected();
  expect(vi.getTimerCount()).toBe(2);
  attempt.end();
  watch.end();
  expect(vi.getTimerCount()).toBe(0);
  expect(removed.mock.calls.length).toBe(added.mock.calls.length);
});

test("an abort of the caller reaches the attempt, also one that comes later", () => {
  const controller = new AbortController();
  const { watch, attempt } = watched({}, controller.signal);
  controller.abort("enough");
  const aborted = expect.objectContaining({ name: "RemoAbortError", cause: "enough", uuid });
  expect(attempt.signal.reason).toEqual(aborted);
  expect(watch.attempt(upload).signal.reason).toEqual(aborted);
});

test("progress is reported at each change of phase, at the first bytes, and then ten times a second at most", () => {
  const { attempt, reported } = watched();
  vi.advanceTimersByTime(50);
  attempt.connected();
  attempt.handed(100);
  for (let sent = 1; sent <= 1000; sent++) {
    vi.advanceTimersByTime(1);
    attempt.sent(sent * 1000);
  }
  attempt.sent(upload.length);
  attempt.waiting();
  expect(reported.map(({ phase }) => phase)).toEqual(["connect", ...Array(11).fill("upload"), "answer"]);
  expect(reported.map(({ bytesSent }) => bytesSent).slice(0, 5)).toEqual([0, 0, 1000, 101_000, 201_000]);
  expect(reported.at(-1)).toMatchObject({ bytesSent: upload.length, ratio: 1, videoBytesSent: 3_000_000 });
});

test("the speed counts from the beginning of the upload", () => {
  const { attempt, reported } = watched();
  vi.advanceTimersByTime(700);
  attempt.connected();
  vi.advanceTimersByTime(500);
  attempt.sent(100_000);
  expect(reported.map(({ bytesPerSecond }) => bytesPerSecond)).toEqual([0, 0, 200_000]);
});

test("bytes that leave after the answer has begun are not counted", () => {
  const { attempt, reported } = watched();
  attempt.sent(1000);
  attempt.waiting();
  vi.advanceTimersByTime(1000);
  attempt.sent(2000);
  expect(reported.at(-1)).toMatchObject({ phase: "answer", bytesSent: 1000 });
});

test("what left just after a report is reported while the rest flows unseen", () => {
  const { attempt, reported } = watched();
  attempt.sent(1000);
  attempt.sent(2000);
  expect(reported.at(-1)).toMatchObject({ bytesSent: 1000 });
  vi.advanceTimersByTime(10);
  attempt.flowing();
  expect(reported.at(-1)).toMatchObject({ phase: "upload", bytesSent: 2000 });
  attempt.waiting();
  const { length } = reported;
  attempt.flowing();
  expect(reported.length).toBe(length);
});

test("a callback that throws, at once or later, costs nothing", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  quietly(() => {
    throw new Error("at once");
  });
  quietly(async () => {
    throw new Error("later");
  });
  vi.useRealTimers();
  await new Promise((later) => setTimeout(later, 5));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test("bytes that flow unseen begin the limit of their phase anew, and no connection that is not there", () => {
  const { attempt } = watched();
  attempt.flowing();
  vi.advanceTimersByTime(1000);
  expect(attempt.signal.reason).toMatchObject({ phase: "connect" });
  const other = watched().attempt;
  other.connected();
  for (const limit of [limits.idle, limits.answer]) {
    vi.advanceTimersByTime(limit - 1);
    other.flowing();
    vi.advanceTimersByTime(limit - 1);
    expect(other.signal.aborted).toBe(false);
    other.waiting();
  }
});
