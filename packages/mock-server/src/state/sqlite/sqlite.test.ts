import { readdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { SimpleFaker } from "@faker-js/faker";
import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { chanceFaultOf } from "../../fault-effect.ts";
import { advanced, rescaled, virtualTime } from "../clock.ts";
import { createMemoryStore } from "../memory.ts";
import {
  alice,
  another,
  bob,
  defaultsWith,
  job,
  openFile,
  start,
  stateOf,
  type TestState,
  temporaryFile,
  waits,
} from "../test-support.ts";
import { openSqliteStore } from "./sqlite.ts";

/** Fills a file by one mock, and gives it as the next one has it. */
async function reopened(
  fill: (state: TestState) => Promise<unknown>,
  first?: Parameters<typeof defaultsWith>[0],
  next = first,
): Promise<TestState> {
  const file = await temporaryFile();
  const state = stateOf(await openSqliteStore(file, defaultsWith(first)), defaultsWith(first));
  await fill(state);
  await state.close();
  return openFile(file, defaultsWith(next));
}

test("a restart keeps accounts, credits, jobs, queued answers and their ids", async () => {
  const store = await reopened(async (before) => {
    await before.accept("t", job());
    await before.putAccount("t", { ...bob, email: "third@example.com" });
    await before.deleteAccount("t", 3);
    await before.enqueue("t", { scenario: "hang", times: 2 });
    await before.takeQueued("t", () => true);
  });
  expect(await store.tenants()).toEqual(["t"]);
  expect(await store.accounts("t")).toEqual([
    { id: 1, ...alice, credits: 96 },
    { id: 2, ...bob },
  ]);
  expect(await store.putAccount("t", { ...bob, email: "fourth@example.com" })).toMatchObject({ id: 4 });
  expect(await store.queue("t")).toEqual([{ id: 1, scenario: "hang", times: 1 }]);
  expect(await store.enqueue("t", { scenario: "hang", times: 1 })).toMatchObject({ id: 2 });
  expect(await store.accept("t", job())).toMatchObject({ fileExists: true, credits: 92 });
});

test("a restart keeps the queue: a job still waits for those before it", async () => {
  const store = await reopened((before) => waits(before, [another(1), another(2)]));
  expect(await waits(store, [another(3), another(1, { repeatIsCharged: false })])).toEqual([30, 10]);
});

test("a restart keeps what jobs were changed to, and which ids there were", async () => {
  const result = { kick_right_hip_x: { impact: -0.1 } };
  const store = await reopened(async (before) => {
    await waits(before, [another(1), another(2), another(3), another(4, { accountId: 2 })]);
    await before.finishJob("t", { id: 1 }, start + 2);
    await before.failJob("t", { id: 2 }, start + 2, "analysis-failed");
    await before.setJobResult("t", { id: 3 }, start, result);
    await before.deleteAccount("t", 2);
  });
  expect(await store.jobs("t", 10)).toMatchObject([
    { id: 3, readyAt: start + 30, failure: undefined, result },
    { id: 2, readyAt: start + 2, failure: "analysis-failed", result: undefined },
    { id: 1, readyAt: start + 2, failure: undefined },
  ]);
  await store.accept("t", another(5));
  expect(await store.jobs("t", 1)).toMatchObject([{ id: 5, uuid: "uuid-5" }]);
});

test("only a new tenant, or one that is reset, begins with the accounts of the start", async () => {
  const carol = { ...alice, email: "carol@example.com" };
  const store = await reopened((before) => before.accounts("old"), {}, { accounts: [carol] });
  expect(await store.account("old", carol.email)).toBeUndefined();
  expect(await store.accounts("new")).toEqual([{ id: 1, ...carol }]);
  await store.reset("old");
  expect(await store.accounts("old")).toEqual([{ id: 1, ...carol }]);
});

test("settings follow the start of the mock, unless they were changed while one ran", async () => {
  const faults = [chanceFaultOf({ fault: "html-502", probability: 0.5 })];
  const settings = { profile: profiles.observed, faults: [] };
  const fill = async (before: TestState) => {
    await before.settings("untouched");
    await before.changeSettings("changed", () => ({ faults }));
  };
  const store = await reopened(fill, {}, { settings });
  expect(await store.settings("untouched")).toMatchObject(settings);
  expect(await store.settings("changed")).toMatchObject({ profile: profiles.observed, faults });
});

test("a key that a stored profile lacks follows the start", async () => {
  const { extraFields, ...older } = profiles.observed;
  const store = await reopened((before) => before.changeSettings("t", () => ({ profile: older as never })));
  const { profile } = await store.settings("t");
  expect(profile).toEqual({ ...older, extraFields: profiles.documented.extraFields });
});

test("the clock runs on while no mock runs", async () => {
  const later = { now: () => start + 1000 };
  const store = await reopened(
    (before) => before.changeClock("t", (clock) => advanced(clock, 50)),
    {},
    later,
  );
  expect(virtualTime(await store.clock("t"), start + 1000)).toBe(start + 1050);
});

test("a start with another speed changes it from then on, also of a clock whose speed was changed", async () => {
  const fill = async (before: TestState) => {
    await before.clock("plain");
    await before.changeClock("changed", (clock) => rescaled(clock, start, 2));
  };
  const store = await reopened(fill, {}, { timeScale: 60, now: () => start + 1000 });
  expect(await store.clock("plain")).toEqual({ wall: start + 1000, virtual: start + 1000, scale: 60 });
  expect(await store.clock("changed")).toEqual({ wall: start + 1000, virtual: start + 2000, scale: 60 });
});

test("a start that remembers fewer jobs forgets the oldest at the next one", async () => {
  const store = await reopened(
    (before) =>
      waits(
        before,
        [1, 2, 3, 4].map((n) => another(n)),
      ),
    {},
    { maxJobs: 2 },
  );
  await store.accept("t", another(5));
  expect((await store.jobs("t", 10)).map(({ uuid }) => uuid)).toEqual(["uuid-5", "uuid-4"]);
});

test("it answers as the memory store does, through restarts", { timeout: 20_000 }, async () => {
  const file = await temporaryFile();
  const defaults = defaultsWith({ maxJobs: 20 });
  const memory = stateOf(createMemoryStore(defaults), defaults);
  const open = async () => stateOf(await openSqliteStore(file, defaults), defaults);
  let sqlite = await open();
  const random = new SimpleFaker({ seed: 43 });
  for (let n = 0; n < 4000; n++) {
    const call = randomCall(random, start + n);
    expect([n, await call(sqlite)]).toEqual([n, await call(memory)]);
    if (n % 500 !== 499) continue;
    await sqlite.close();
    sqlite = await open();
  }
  await sqlite.close();
});

function randomCall(random: SimpleFaker, wall: number): (store: TestState) => Promise<unknown> {
  const upTo = (max: number) => random.number.int({ min: 1, max });
  const tenant = `tenant-${upTo(2)}`;
  const asked = job({
    accountId: upTo(4),
    uuid: random.helpers.arrayElement(["a", "A"]) + upTo(25),
    xxh64: `content-${upTo(12)}`,
    fileExistsBy: random.helpers.arrayElement(["uuid", "content"]),
    repeatIsCharged: random.datatype.boolean(),
    wall,
    analysisMs: upTo(40),
    concurrency: upTo(3),
    waitMs: upTo(5) === 1 ? upTo(60) : undefined,
  });
  const account = { ...alice, email: `${upTo(3)}@example.com`, credits: upTo(200) };
  const [id, ms, times] = [upTo(5), upTo(30), upTo(3)];
  const calls: ((store: TestState) => Promise<unknown>)[] = [
    (store) => store.jobs(tenant, 30),
    (store) => store.accounts(tenant),
    (store) => store.putAccount(tenant, account),
    (store) => store.setCredits(tenant, id, 100),
    (store) => store.enqueue(tenant, { scenario: "hang", times }),
    (store) => store.takeQueued(tenant, (next) => next.id % 3 === id % 3),
    (store) => store.changeClock(tenant, (clock) => rescaled(advanced(clock, ms), wall, 1)),
    (store) => store.clock(tenant),
    (store) => store.finishJob(tenant, { id: ms }, wall),
    (store) => store.finishJob(tenant, { uuid: asked.uuid }, wall),
    (store) => store.failJob(tenant, { id: ms }, wall, "analysis-failed"),
    (store) => store.setJobResult(tenant, { id: ms }, wall, times === 1 ? undefined : { times }),
    ...(id === 1 && ms < 4 ? [(store: TestState) => store.deleteAccount(tenant, times)] : []),
    ...(id === 2 && ms === 1 ? [(store: TestState) => store.reset(tenant)] : []),
  ];
  return upTo(10) <= 7 ? (store) => store.accept(tenant, asked) : random.helpers.arrayElement(calls);
}

test("the file is its owner's alone, and is one file once it is closed", async () => {
  const file = await temporaryFile();
  const store = await openFile(file);
  await store.accept("t", job());
  const folder = dirname(file);
  for (const name of await readdir(folder)) {
    expect([name, (await stat(`${folder}/${name}`)).mode & 0o777]).toEqual([name, 0o600]);
  }
  await store.close();
  expect(await readdir(folder)).toEqual(["state.db"]);
});

test("a closed store answers nothing any more", async () => {
  const store = await openFile(await temporaryFile());
  await store.close();
  await expect(store.accept("t", job())).rejects.toThrow("The store is closed.");
});

test("what was asked for before it was closed is answered and kept", async () => {
  const file = await temporaryFile();
  const store = await openFile(file);
  const accepted = store.accept("t", job());
  await store.close();
  expect(await accepted).toMatchObject({ credits: 96 });
  expect(await (await openFile(file)).jobs("t", 10)).toHaveLength(1);
});

test("when writing fails, no step of the turn resolves, nothing of it is kept, and the next turn works", async () => {
  const store = await openFile(await temporaryFile());
  await store.enqueue("t", { scenario: "hang", times: 1 });
  const turn = await Promise.allSettled([
    store.accept("t", another(1)),
    store.takeQueued("t", () => true),
    store.account("t", alice.email),
    store.accept("t", another(2, { analysisMs: Number.NaN })), // No table takes it.
  ]);
  expect(turn.map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
  expect(await store.account("t", alice.email)).toMatchObject({ credits: 100 });
  expect(await store.queue("t")).toHaveLength(1);
  expect(await waits(store, [another(3)])).toEqual([10]);
  expect(await store.jobs("t", 10)).toHaveLength(1);
});
