import { getEventListeners } from "node:events";
import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { createCore, storeDefaults } from "../core.ts";
import { resolveMockOptions } from "../options.ts";
import { scenarios as table } from "../scenarios.ts";
import { createMemoryStore } from "../state/memory.ts";
import { handlers } from "./handlers.ts";
import { mockInTime, uuid } from "./test-support.ts";

test("the scenarios are those of the table, and a fault says what its value counts", async () => {
  const scenarios = await mockInTime().control.scenarios();
  expect(scenarios.map(({ name }) => name)).toEqual([...table.keys()]);
  expect(scenarios.find(({ name }) => name === "latency")).toMatchObject({
    category: "fault",
    fault: { phase: "answer", value: { unit: "ms", default: "500-2000", most: 600_000 } },
  });
  const refusal = scenarios.find(({ name }) => name === "wrong-api-key");
  expect(refusal).toEqual(table.get("wrong-api-key"));
  expect(refusal).toMatchObject({ category: "account" });
  expect(refusal).not.toHaveProperty("fault");
});

test("the journal has what was asked of the API, filtered", async () => {
  const { control, analyse } = mockInTime();
  await analyse();
  await analyse({ APIKey: "wrong" });
  expect((await control.journal()).map(({ status }) => status)).toEqual([200, 421]);
  expect(await control.journal({ scenario: "wrong-api-key" })).toMatchObject([{ id: 2, uuid }]);
  expect(await control.journal({ after: 1, status: 200 })).toEqual([]);
  expect(await control.journal({ limit: 1 })).toMatchObject([{ id: 2 }]);
  expect(await control.clearJournal()).toBe(2);
  expect(await control.journal()).toEqual([]);
});

test("a wait ends with the request that makes it complete", async () => {
  const { control, analyse } = mockInTime();
  await analyse();
  const waiting = control.waitForJournal({ count: 2, scenario: "accepted" });
  await analyse({ APIKey: "wrong" });
  await analyse({ uuid: "00000000-0000-4000-8000-000000000001" });
  const { complete, entries } = await waiting;
  expect(complete).toBe(true);
  expect(entries.map(({ id }) => id)).toEqual([1, 3]);
});

test("a wait whose time is up gives what there is", async () => {
  const { control, analyse, pass } = mockInTime();
  await analyse();
  const waiting = control.waitForJournal({ count: 2, timeoutMs: 5000 });
  await new Promise(setImmediate);
  pass(4999);
  pass(1);
  expect(await waiting).toMatchObject({ complete: false, entries: [{ id: 1 }] });
});

test("a wait leaves nothing at the signal of its caller, and ends with it", async () => {
  const options = resolveMockOptions({});
  const core = createCore(options, createMemoryStore(storeDefaults(options)));
  const caller = new AbortController();
  const call = { core, tenant: "default", signal: caller.signal, params: undefined, body: undefined };
  const wait = (timeoutMs: number) => handlers.waitForJournal({ ...call, query: { count: 1, timeoutMs } });
  await wait(1);
  expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  const waiting = wait(600_000);
  caller.abort();
  expect(await waiting).toEqual({ complete: false, entries: [] });
});

test("a queued answer comes next, for its own requests, as often as it says", async () => {
  const { control, analyse } = mockInTime();
  const email = "example@email.com";
  const queued = await control.next({
    scenario: "not-enough-credits",
    times: 2,
    uuid: uuid.toUpperCase(),
    email,
  });
  expect(queued).toEqual({
    id: 1,
    scenario: "not-enough-credits",
    times: 2,
    uuid: uuid.toUpperCase(),
    email: "e…@email.com",
  });
  expect((await analyse({ uuid: "00000000-0000-4000-8000-000000000001" })).status).toBe(200);
  expect((await analyse()).status).toBe(422);
  expect(await control.nextAnswers()).toMatchObject([{ id: 1, times: 1, email: "e…@email.com" }]);
  expect((await analyse()).status).toBe(422);
  expect((await analyse()).status).toBe(200);
  expect(await control.nextAnswers()).toEqual([]);
});

test("queued answers are cleared one by one or all at once", async () => {
  const { control } = mockInTime();
  await control.next({ scenario: "accepted", times: "always", waitTime: 7, delay: 5 });
  await control.next({ scenario: "latency", value: "10-20" });
  await control.next({ scenario: "hang" });
  expect(await control.clearNext(2)).toBe(1);
  await expect(control.clearNext(2)).rejects.toMatchObject({ status: 404 });
  expect(await control.nextAnswers()).toEqual([
    { id: 1, scenario: "accepted", times: "always", waitTime: 7, delay: 5 },
    { id: 3, scenario: "hang", times: 1 },
  ]);
  expect(await control.clearNext()).toBe(2);
});

test("accounts are added, replaced, charged otherwise and taken away", async () => {
  const { control, analyse } = mockInTime();
  const account = { email: "other@email.com", userKey: "u", apiKey: "a", credits: 5 };
  expect(await control.putAccount(account)).toEqual({ id: 2, email: "o…@email.com", credits: 5 });
  const theirs = { Email: account.email, UserKey: "u", APIKey: "new" };
  expect((await analyse(theirs)).status).toBe(421);
  expect(await control.putAccount({ ...account, apiKey: "new" })).toMatchObject({ id: 2 });
  expect((await analyse(theirs)).status).toBe(200);
  expect(await control.setCredits(2, 3)).toEqual({ id: 2, email: "o…@email.com", credits: 3 });
  expect((await analyse(theirs)).status).toBe(422);
  await control.deleteAccount(2);
  expect(await control.accounts()).toEqual([{ id: 1, email: "e…@email.com", credits: 100 }]);
  await expect(control.deleteAccount(2)).rejects.toMatchObject({ status: 404 });
  await expect(control.setCredits(2, 3)).rejects.toMatchObject({ status: 404 });
});

test("jobs have the time that they still take, by the virtual clock", async () => {
  const { control, analyse, pass } = mockInTime();
  await analyse({}, { prefer: "wait_time=11" });
  const job = {
    id: 1,
    uuid,
    account: 1,
    family: "soccer",
    state: "analysing",
    acceptedAt: "2026-01-01T00:00:00.000Z",
    startedAt: "2026-01-01T00:00:00.000Z",
    readyAt: "2026-01-01T00:00:11.000Z",
    remainingSeconds: 11,
    times: 1,
    charged: 4,
  };
  expect(await control.jobs()).toEqual([job]);
  pass(500);
  expect(await control.jobs()).toEqual([job]);
  await control.advance(10.5);
  expect(await control.jobs()).toEqual([
    { ...job, state: "done", endedAt: job.readyAt, remainingSeconds: 0 },
  ]);
  await analyse({ uuid: "no uuid" });
  expect((await control.jobs(1))[0]).not.toHaveProperty("uuid");
});

test("the clock goes at its speed, and forward", async () => {
  const { control, pass } = mockInTime();
  expect(await control.clock()).toEqual({ now: "2026-01-01T00:00:00.000Z", scale: 1 });
  expect(await control.setTimeScale(60)).toEqual({ now: "2026-01-01T00:00:00.000Z", scale: 60 });
  pass(1000);
  expect(await control.clock()).toEqual({ now: "2026-01-01T00:01:00.000Z", scale: 60 });
  expect(await control.advance(0.5)).toEqual({ now: "2026-01-01T00:01:00.500Z", scale: 60 });
});

test("a clock that is beyond what a date can be shows the last date", async () => {
  const { control, pass } = mockInTime({ timeScale: 1_000_000 });
  await control.clock();
  pass(1e12);
  expect((await control.clock()).now).toBe("+275760-09-13T00:00:00.000Z");
});

test("the profile is replaced by name, whole, or by key", async () => {
  const { control, analyse } = mockInTime();
  expect(await control.profile()).toEqual({ name: "documented", profile: profiles.documented });
  expect(await control.setProfile("observed")).toEqual({ name: "observed", profile: profiles.observed });
  expect(await control.changeProfile({ httpStatus: "ok" })).toEqual({
    name: "custom",
    profile: { ...profiles.observed, httpStatus: "ok" },
  });
  expect((await analyse({ APIKey: "wrong" })).status).toBe(200);
  expect((await control.setProfile(profiles.documented)).name).toBe("documented");
  expect(await control.changeProfile({})).toEqual(await control.profile());
});

test("the faults are replaced as a whole, and hold at once", async () => {
  const { control, analyse } = mockInTime();
  expect(await control.faults()).toEqual([]);
  const rules = [
    { fault: "html-502", probability: 1 },
    { fault: "latency", value: "200", probability: 0.5 },
  ] as const;
  expect(await control.setFaults([{ fault: "html-502" }, rules[1]])).toEqual(rules);
  expect(await control.faults()).toEqual(rules);
  expect((await analyse()).status).toBe(502);
  expect(await control.setFaults([])).toEqual([]);
  expect((await analyse()).status).toBe(200);
});

test("a reset starts again, and leaves other tenants alone", async () => {
  const { control, analyse } = mockInTime();
  const theirs = { "x-remo-mock-tenant": "other" };
  await analyse({}, theirs);
  await analyse();
  await control.next({ scenario: "hang" });
  await control.setProfile("observed");
  await control.setFaults([{ fault: "hang" }]);
  await control.advance(60);
  await control.reset();
  expect(await control.accounts()).toMatchObject([{ id: 1, credits: 100 }]);
  expect(await control.jobs()).toEqual([]);
  expect(await control.nextAnswers()).toEqual([]);
  expect(await control.journal()).toEqual([]);
  expect(await control.faults()).toEqual([]);
  expect((await control.profile()).name).toBe("documented");
  expect((await control.clock()).now).toBe("2026-01-01T00:00:00.000Z");
  expect([...(await control.tenants())].sort()).toEqual(["default", "other"]);
});
