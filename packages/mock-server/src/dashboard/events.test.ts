import { getEventListeners } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { faultOf } from "../fault-effect.ts";
import { createMockControl, startMockServer } from "../index.ts";
import { guardedMock } from "./test-support.ts";

type Update = {
  readonly version: string;
  readonly journal: { readonly first: number; readonly rows: string; readonly isWhole: boolean };
  readonly sections: { readonly [id: string]: string };
};

/** Time that passes by a call. */
function steppedTime() {
  const sleepers: (() => void)[] = [];
  const sleep = (_: number, signal?: AbortSignal) =>
    new Promise<void>((wake) => {
      sleepers.push(wake);
      signal?.addEventListener("abort", () => wake());
    });
  const pass = () => {
    for (const wake of sleepers.splice(0)) wake();
  };
  return { time: { now: Date.now, sleep }, pass, sleepers };
}

function reading(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  return {
    reader,
    /** The next event; undefined at the end of the stream. */
    async next(): Promise<Update | undefined> {
      for (;;) {
        const end = text.indexOf("\n\n");
        const event = text.slice(0, Math.max(end, 0));
        if (end >= 0) text = text.slice(end + 2);
        if (event.startsWith("data: ")) return JSON.parse(event.slice(6));
        if (end >= 0) continue;
        const { done, value } = await reader.read();
        if (done) return undefined;
        text += decoder.decode(value, { stream: true });
      }
    },
  };
}

/** A stream for a page that has what there is; what comes at once is read. */
async function open(mock: ReturnType<typeof guardedMock>, query = "") {
  const since = mock.core.changes.version("default");
  const stream = reading(await mock.fetch(`/__mock/events?since=${since}${query}`));
  onTestFinished(() => stream.reader.cancel());
  expect((await stream.next())?.journal).toMatchObject({ isWhole: false, rows: "" });
  return stream;
}

test("what is done with a job comes with the jobs, and with no row", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  await mock.analyse();
  const stream = await open(mock);
  await mock.fetch("/__mock/jobs/1/finish", { method: "POST" });
  const { journal, sections } = (await stream.next()) as Update;
  expect(journal.rows).toBe("");
  expect(sections.jobs).toContain("ready");
});

test("a request comes with its row, in the language of the reader, and the sections that changed by it", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  const stream = await open(mock, "&lang=ko");
  await mock.analyse();
  const update = await stream.next();
  expect(update?.journal).toMatchObject({
    first: 1,
    isWhole: false,
    rows: expect.stringContaining("요청 1 상세"),
  });
  expect(Object.keys(update?.sections ?? {})).toEqual(expect.arrayContaining(["accounts", "jobs"]));
  expect(update?.sections).not.toHaveProperty("profile");
});

test("what is changed through the control API comes", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  const stream = await open(mock);
  await mock.fetch("/__mock/next", { method: "POST", body: '{"scenario":"hang","times":"always"}' });
  expect((await stream.next())?.sections.queue).toContain("hang");
});

test("many requests within one pause are one event, with the newest hundred", async () => {
  const { time, pass } = steppedTime();
  const mock = guardedMock(undefined, { time });
  const stream = await open(mock);
  await mock.analyse();
  await stream.next();
  for (let i = 0; i < 150; i += 1) await mock.analyse();
  pass();
  const { journal } = (await stream.next()) as Update;
  expect(journal.first).toBe(52);
  expect(journal.rows.match(/data-id="\d+"/g)).toHaveLength(100);
});

test("a page of an earlier mock, or an earlier moment, gets everything", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  await mock.analyse();
  const stream = reading(await mock.fetch("/__mock/events?since=other.1"));
  onTestFinished(() => stream.reader.cancel());
  const update = await stream.next();
  expect(update?.journal).toMatchObject({ first: 1, isWhole: true });
  expect(Object.keys(update?.sections ?? {})).toEqual(["queue", "accounts", "jobs", "faults", "profile"]);
});

test("what the state has before its change is notified is not lost between the page and the stream", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  const since = mock.core.changes.version("default");
  await mock.core.state.enqueue("default", { scenario: "hang", fault: faultOf({ fault: "hang" }), times: 1 });
  const stream = reading(await mock.fetch(`/__mock/events?since=${since}`));
  onTestFinished(() => stream.reader.cancel());
  mock.core.changes.notify("default"); // Later than the state has it: so it is with a store in a file.
  expect((await stream.next())?.sections.queue).toContain("hang");
});

test("a stream that ended leaves nothing at the mock", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  const listeners = () => getEventListeners(mock.core.changes.ended, "abort");
  const stream = await open(mock);
  expect(listeners()).toHaveLength(1);
  await stream.reader.cancel();
  await vi.waitFor(() => expect(listeners()).toEqual([]));
});

test("a cleared journal leaves no row", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  await mock.analyse();
  const stream = await open(mock);
  await mock.fetch("/__mock/journal", { method: "DELETE" });
  expect((await stream.next())?.journal).toMatchObject({ first: Number.MAX_SAFE_INTEGER, rows: "" });
});

test("another tenant's changes do not come", async () => {
  const { time } = steppedTime();
  const mock = guardedMock(undefined, { time });
  const stream = await open(mock);
  await mock.analyse({}, { "x-remo-mock-tenant": "blue" });
  await mock.analyse({ UserKey: "other" });
  expect((await stream.next())?.journal.rows).not.toContain("accepted");
});

test("a stream without a reader does nothing at the next change", async () => {
  const { time, pass, sleepers } = steppedTime();
  const mock = guardedMock(undefined, { time });
  const stream = await open(mock);
  await mock.analyse();
  await stream.next();
  await vi.waitFor(() => expect(sleepers).toHaveLength(1)); // The pause after an event.
  await stream.reader.cancel();
  pass();
  await mock.analyse();
  await new Promise(setImmediate);
  expect(sleepers).toHaveLength(0);
});

test("a look at its head opens no stream", async () => {
  const head = await guardedMock().fetch("/__mock/events", { method: "HEAD" });
  expect(head.headers.get("content-type")).toContain("text/event-stream");
});

test("over a socket it streams, and a mock that is closed ends it and waits for nothing", async () => {
  const server = await startMockServer({ port: 0 });
  const stream = reading(await fetch(`${server.url}/__mock/events?since=none`));
  expect((await stream.next())?.journal.isWhole).toBe(true);
  await createMockControl(server.url).next({ scenario: "hang" });
  expect((await stream.next())?.sections.queue).toContain("hang");
  const started = performance.now();
  await server.close(10_000);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await stream.next()).toBeUndefined();
});

test("proxies are told not to hold it back, and a stream without news shows that it lives", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const mock = guardedMock(undefined, { time: steppedTime().time });
  const response = await mock.fetch(`/__mock/events?since=${mock.core.changes.version("default")}`);
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  const stream = reading(response);
  await stream.next();
  vi.advanceTimersByTime(3000);
  const { value } = await stream.reader.read();
  expect(new TextDecoder().decode(value)).toBe(": live\n\n");
  await stream.reader.cancel();
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
});
