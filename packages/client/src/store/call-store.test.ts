import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { type CallRecord, type CallStore, createRemoClient, type Fetch } from "../index.ts";
import { fileStore, maySend, memoryStore } from "../node.ts";
import { clientOf, failure, keys, receipt, serveHttp, small, uuid, whole } from "../testing/calls.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-store-"));
});
afterAll(() => rm(folder, { recursive: true }));

const stores: readonly [string, () => CallStore][] = [
  ["memoryStore", memoryStore],
  ["fileStore", () => fileStore(join(folder, randomUUID()))],
];

const answers = {
  accepted: () => Response.json(receipt),
  "refused for free": () => Response.json({ state: 0, status: 420, message: "no" }, { status: 420 }),
  "refused, perhaps charged": () => Response.json({ state: 0, status: 550, message: "no" }, { status: 550 }),
  "lost answer": () => Promise.reject(new TypeError("fetch failed")),
};

/** A client with a store, and how often it has sent. */
function clientWith(store: CallStore, answer: () => Response | Promise<Response>) {
  const seen = { requests: 0 };
  const fetch: Fetch = async (request) => {
    await request.text();
    seen.requests += 1;
    return answer();
  };
  return { remo: createRemoClient({ ...keys, fetch, store }), seen };
}

const input = { video: small, height: 170, uuid };

test.each(
  stores.flatMap(([name, make]) =>
    (["accepted", "refused, perhaps charged", "lost answer"] as const).map((end) => ({ name, make, end })),
  ),
)("with a $name, a call is not sent again after: $end", async ({ make, end }) => {
  const store = make();
  const { remo, seen } = clientWith(store, answers[end]);
  await remo.analyzeSoccer.safe({ ...input, uuid: uuid.toUpperCase() });
  const again = await remo.analyzeSoccer.safe(input);
  expect(seen.requests).toBe(1);
  const earlier = expect.objectContaining({
    uuid: uuid.toUpperCase(),
    state: end === "accepted" ? "accepted" : "failed",
  });
  expect(again.error).toMatchObject({ name: "RemoInputError", earlier, sent: "none", charged: "no" });
  expect(await store.get(uuid)).toEqual((again.error as { earlier?: unknown }).earlier);
});

test.each(stores)("with a %s, a call that was refused for free may be sent again", async (_, make) => {
  const store = make();
  const { remo, seen } = clientWith(store, answers["refused for free"]);
  await remo.analyzeSoccer.safe(input);
  expect(await store.get(uuid)).toMatchObject({ state: "failed", error: { code: 420, charged: "no" } });
  await remo.analyzeSoccer.safe(input);
  expect(seen.requests).toBe(2);
  expect(await store.list()).toHaveLength(1);
});

test.each(stores)("a %s knows receipt and times, but no key, no address and no video", async (_, make) => {
  const store = make();
  const echo = JSON.stringify({ ...keys, video: Buffer.from(small).toString("base64") });
  for (const answer of [
    () => Response.json({ ...receipt, message: echo, more: echo }),
    () => Response.json({ state: 0, status: 550, message: echo }, { status: 550 }),
    () => new Response(echo, { status: 502 }),
    () => Promise.reject(new Error(echo)),
  ])
    await clientWith(store, answer).remo.analyzeSoccer.safe({ ...input, uuid: randomUUID() });
  const records = await store.list();
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(records.map(({ state }) => state)).toEqual(["accepted", "failed", "failed", "failed"]);
  expect(records[0]).toMatchObject({
    ...{ operation: "analyzeSoccer", begunAt: time, endedAt: time },
    receipt: { uuid, waitTime: 11, credit: 4, readyAt: time },
  });
  const text = JSON.stringify(records);
  for (const secret of [...Object.values(keys), Buffer.from(small).toString("base64").slice(0, 100)])
    expect(text).not.toContain(secret);
});

test.each(stores)("with a %s, of two calls at once with one uuid one is sent", async (_, make) => {
  const { remo, seen } = clientWith(make(), answers.accepted);
  const results = await Promise.all([1, 2, 3].map(() => remo.analyzeSoccer.safe(input)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(seen.requests).toBe(1);
});

test("the uuid is recorded before a byte is sent, and bad input is not recorded", async () => {
  const store = memoryStore();
  let atRequest: unknown;
  const { remo } = clientWith(store, async () => {
    atRequest = await store.get(uuid);
    return answers.accepted();
  });
  await remo.analyzeSoccer.safe({ ...input, height: "tall" });
  await remo.analyzeSoccer.safe({ ...input, video: new Uint8Array(0) });
  expect(await store.list()).toEqual([]);
  await remo.analyzeSoccer(input);
  expect(atRequest).toMatchObject({ uuid, state: "begun" });
});

test("a call that reads is not recorded", async () => {
  const store = memoryStore();
  const { remo } = clientWith(store, () => Response.json({ stepping_knee_x: { impact: 1 } }));
  await remo.getSoccerResult({ uuid });
  expect(await store.list()).toEqual([]);
});

const broken = new Error("the disk is gone");
const fails = () => Promise.reject(broken);

test("a store that fails before a call stops it; nothing is sent", async () => {
  const { remo, seen } = clientWith({ ...memoryStore(), begin: fails, end: fails }, answers.accepted);
  const error = await failure(remo.analyzeSoccer(input));
  expect(error).toMatchObject({ name: "RemoInputError", uuid, cause: broken, sent: "none", charged: "no" });
  expect(seen.requests).toBe(0);
});

test("a store that stalls does not hold an aborted call, and hears later that nothing was sent", async () => {
  const book = memoryStore();
  const abort = new AbortController();
  let answer: (() => void) | undefined;
  const begin = (record: CallRecord) =>
    new Promise<CallRecord | undefined>((done) => {
      answer = () => done(book.begin(record));
    });
  const { remo, seen } = clientWith({ ...book, begin, end: (record) => book.end(record) }, answers.accepted);
  const calling = failure(remo.analyzeSoccer({ ...input, signal: abort.signal }));
  await vi.waitFor(() => expect(answer).not.toBeUndefined());
  abort.abort(broken);
  expect(await calling).toMatchObject({ name: "RemoAbortError", cause: broken, sent: "none", charged: "no" });
  answer?.();
  await vi.waitFor(async () => expect(maySend(await book.get(uuid))).toBe(true));
  expect(await book.get(uuid)).toMatchObject({ state: "failed", error: { charged: "no" } });
  expect(seen.requests).toBe(0);
});

test.each<[string, CallStore["end"]]>([
  ["fails", fails],
  ["stalls", () => new Promise(() => {})],
])("a store that %s after a call does not take its receipt, and is logged", async (_, end) => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    expect(ms).toBe(10_000);
    const late = new AbortController();
    setTimeout(() => late.abort(), 10);
    return late.signal;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const book = memoryStore();
  const store: CallStore = {
    begin: (record) => book.begin(record),
    end,
    get: () => undefined,
    list: () => [],
  };
  const events: string[] = [];
  const logger = ({ event }: { event: string }) => void events.push(event);
  const remo = createRemoClient({ ...keys, fetch: async () => answers.accepted(), store, logger });
  expect(await remo.analyzeSoccer(input)).toMatchObject({ uuid });
  expect(events).toEqual(["request", "accepted", "unrecorded"]);
});

test("a file store reads what another process wrote, also after half a line of one that was killed", async () => {
  const path = join(folder, "shared.jsonl");
  const [one, other] = [fileStore(path), fileStore(path)];
  const begun: CallRecord = {
    uuid,
    operation: "analyzeSoccer",
    state: "begun",
    begunAt: "2026-01-01T00:00:00Z",
  };
  expect(await one.begin(begun)).toBeUndefined();
  expect(await other.begin(begun)).toEqual(begun);
  await appendFile(path, '\n{"begin":5}\n{"end":{"uuid":5}}\n[]\n{"begin":{"uuid":"1111');
  await other.end({ ...begun, state: "accepted" });
  expect(await one.get(uuid)).toMatchObject({ state: "accepted" });
  expect(await fileStore(path).list()).toEqual([{ ...begun, state: "accepted" }]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("a file store reads what an editor saved with a byte order mark", async () => {
  const path = join(folder, "edited.jsonl");
  const end = { uuid, operation: "analyzeSoccer", state: "accepted", begunAt: "2026-01-01T00:00:00Z" };
  await appendFile(path, `\ufeff${JSON.stringify({ end })}\r\n`);
  expect(await fileStore(path).list()).toEqual([end]);
});

/** A process that sends a video for each uuid, with a file store. */
function sender(path: string, url: string, uuids: readonly string[]): ChildProcess {
  const script = `
    import { createRemoClient } from ${JSON.stringify(new URL("../index.ts", import.meta.url).href)};
    import { fileStore } from ${JSON.stringify(new URL("../node.ts", import.meta.url).href)};
    const [path, baseUrl, uuids] = JSON.parse(process.env.ASKED);
    const remo = createRemoClient({ ...${JSON.stringify(keys)}, baseUrl, store: fileStore(path) });
    for (const uuid of uuids) await remo.analyzeSoccer.safe({ video: new Uint8Array(9), height: 170, uuid });`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const env = { PATH: process.env.PATH, ASKED: JSON.stringify([path, url, uuids]) };
  const child = spawn(process.execPath, args, { env, stdio: "inherit" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

const ended = (child: ChildProcess) => new Promise((done) => child.on("exit", done));

/** A server that counts what it accepts, by uuid. */
async function counting() {
  const accepted = new Map<string, number>();
  const { url } = await serveHttp((request, response) =>
    whole(request, (body) => {
      const sent: string = JSON.parse(String(body)).uuid;
      accepted.set(sent, (accepted.get(sent) ?? 0) + 1);
      setTimeout(() => response.end(JSON.stringify({ ...receipt, uuid: sent })), 5);
    }),
  );
  return { url, accepted };
}

test("two processes that send the same list send each once", async () => {
  const { url, accepted } = await counting();
  const uuids = Array.from({ length: 30 }, () => randomUUID());
  const path = join(folder, "race.jsonl");
  await Promise.all([sender(path, url, uuids), sender(path, url, uuids.toReversed())].map(ended));
  expect([...accepted.keys()].sort()).toEqual(uuids.toSorted());
  expect(new Set(accepted.values())).toEqual(new Set([1]));
}, 20_000);

test("a process that is killed in the middle has what was begun in its file, and the next sends none of it", async () => {
  const { url, accepted } = await counting();
  const uuids = Array.from({ length: 30 }, () => randomUUID());
  const path = join(folder, "killed.jsonl");
  const first = sender(path, url, uuids);
  await vi.waitUntil(() => accepted.size > 5, { timeout: 10_000 });
  first.kill("SIGKILL");
  await ended(first);
  await ended(sender(path, url, uuids));
  expect(new Set(accepted.values())).toEqual(new Set([1]));
  const states = (await fileStore(path).list()).map(({ state }) => state);
  expect(states).toHaveLength(30);
  expect(states.filter((state) => state !== "accepted").length).toBeLessThanOrEqual(1);
  expect(await readFile(path, "utf8")).not.toContain(keys.userKey);
}, 20_000);

test("what is no store is refused at construction", () => {
  expect(() => clientOf("https://a.test", { store: new Map() as never })).toThrow("`store` must be { begin,");
});
