import { profiles } from "@remo-kit/openapi";
import { describe, expect, test } from "vitest";
import { chanceFaultOf, faultOf } from "../fault-effect.ts";
import { advanced, rescaled, virtualTime } from "./clock.ts";
import type { Query } from "./records.ts";
import { alice, another, bob, job, kinds, start } from "./test-support.ts";

describe.each(kinds)("%s store", (_, open) => {
  test("a tenant begins with the accounts of the start, oldest first, numbered from 1", async () => {
    const store = await open();
    const accounts = [
      { id: 1, ...alice },
      { id: 2, ...bob },
    ];
    expect(await store.account("t", bob.email)).toStrictEqual(accounts[1]);
    expect(await store.accounts("t")).toStrictEqual(accounts);
    expect(await store.account("t", "nobody@example.com")).toBeUndefined();
  });

  test("an e-mail address is compared letter by letter", async () => {
    const store = await open();
    expect(await store.account("t", "Alice@example.com")).toBeUndefined();
    expect(await store.putAccount("t", { ...alice, email: "Alice@example.com" })).toMatchObject({ id: 3 });
  });

  test("an account is put again with new keys and credits, and keeps its id, its place and its jobs", async () => {
    const store = await open();
    await store.accept("t", job());
    const renewed = { ...alice, userKey: "new", apiKey: "newer", credits: 5 };
    expect(await store.putAccount("t", renewed)).toStrictEqual({ id: 1, ...renewed });
    expect((await store.accounts("t")).map(({ id }) => id)).toEqual([1, 2]);
    expect(await store.account("t", alice.email)).toStrictEqual({ id: 1, ...renewed });
    expect(await store.accept("t", job())).toMatchObject({ fileExists: true, credits: 1 });
  });

  test("credits are set, also the most that a number holds; an account that is not there is undefined", async () => {
    const store = await open();
    const most = Number.MAX_SAFE_INTEGER;
    expect(await store.setCredits("t", 2, most)).toStrictEqual({ id: 2, ...bob, credits: most });
    expect(await store.account("t", bob.email)).toMatchObject({ credits: most });
    expect(await store.setCredits("t", 3, 1)).toBeUndefined();
  });

  test("what was handed out does not change afterwards", async () => {
    const store = await open();
    const before = await store.account("t", alice.email);
    await store.enqueue("t", { scenario: "hang", times: 2 });
    const queue = await store.queue("t");
    await store.accept("t", job());
    await store.takeQueued("t", () => true);
    expect(before).toMatchObject({ credits: 100 });
    expect(queue).toMatchObject([{ times: 2 }]);
  });

  test("an account goes with its jobs, and its id is never used again", async () => {
    const store = await open();
    await store.accept("t", job({ accountId: 2 }));
    await store.accept("t", job());
    expect(await store.deleteAccount("t", 2)).toBe(true);
    expect(await store.deleteAccount("t", 2)).toBe(false);
    expect(await store.jobs("t", 10)).toMatchObject([{ accountId: 1 }]);
    expect(await store.accept("t", job({ accountId: 2 }))).toEqual({ accepted: false, why: "no-account" });
    expect(await store.putAccount("t", bob)).toMatchObject({ id: 3 });
    expect(await store.accept("t", job({ accountId: 3 }))).toMatchObject({ fileExists: false });
  });

  test("without an account, a job is found by its uuid whose ever it is; of an account, its own alone", async () => {
    const store = await open();
    await store.accept("t", job({ accountId: 2 }));
    await store.accept("other", another(1));
    const found = (uuid: string, query: Query = {}, family = "soccer") =>
      store.transact("t", { ...query, job: { family, uuid } }, (records) => ({ result: records.job }));
    const { uuid } = job();
    expect(await found(uuid.toUpperCase())).toMatchObject({ accountId: 2, uuid });
    expect(await found(uuid, { account: { id: 2 } })).toMatchObject({ accountId: 2 });
    expect(await found(uuid, { account: { id: 1 } })).toBeUndefined();
    expect(await found(uuid, { account: { email: "nobody@example.com" } })).toBeUndefined();
    expect(await found(uuid, {}, "another")).toBeUndefined();
    expect(await found(another(1).uuid)).toBeUndefined();
    await store.deleteAccount("t", 2);
    expect(await found(uuid)).toBeUndefined();
  });

  test("a tenant knows nothing of another", async () => {
    const store = await open();
    await store.accept("a", job());
    await store.setCredits("a", 2, 0);
    await store.changeClock("a", (clock) => advanced(clock, 5));
    await store.changeSettings("a", () => ({ profile: profiles.observed }));
    await store.enqueue("a", { scenario: "hang", times: 1 });
    expect(await store.accept("b", job())).toMatchObject({ fileExists: false, credits: 96, waitMs: 10 });
    expect(await store.account("b", bob.email)).toMatchObject({ credits: 7 });
    expect(await store.clock("b")).toEqual({ wall: start, virtual: start, scale: 1 });
    expect(await store.settings("b")).toEqual({ profile: profiles.documented, faults: [] });
    expect(await store.queue("b")).toEqual([]);
    expect(await store.tenants()).toEqual(["a", "b"]);
  });

  test("a tenant that was reset starts again, ids and all; the others stay as they are", async () => {
    const store = await open();
    for (const tenant of ["a", "b"]) {
      await store.accept(tenant, job());
      await store.deleteAccount(tenant, 2);
      await store.changeSettings(tenant, () => ({ profile: profiles.observed }));
      await store.changeClock(tenant, (clock) => advanced(clock, 5));
      await store.enqueue(tenant, { scenario: "hang", times: "always" });
    }
    await store.reset("a");
    await store.reset("never seen");
    expect(await store.tenants()).toEqual(["b"]);
    expect(await store.accounts("a")).toMatchObject([{ credits: 100 }, { id: 2 }]);
    expect(await store.settings("a")).toEqual({ profile: profiles.documented, faults: [] });
    expect(await store.clock("a")).toMatchObject({ virtual: start });
    expect(await store.jobs("a", 10)).toEqual([]);
    expect(await store.enqueue("a", { scenario: "hang", times: 1 })).toMatchObject({ id: 1 });
    expect(await store.accept("a", job())).toMatchObject({ fileExists: false, waitMs: 10 });
    expect(await store.accounts("b")).toMatchObject([{ credits: 96 }]);
  });

  test("the clock of a new tenant shows the wall time, at the speed of the start, and is changed as a whole", async () => {
    const store = await open({ timeScale: 60 });
    expect(await store.clock("t")).toEqual({ wall: start, virtual: start, scale: 60 });
    const changed = await store.changeClock("t", (clock) => rescaled(clock, start + 10, 0.5));
    expect(changed).toEqual({ wall: start + 10, virtual: start + 600, scale: 0.5 });
    expect(virtualTime(await store.clock("t"), start + 20)).toBe(start + 605);
  });

  test("a change that throws changes nothing, and is the caller's to know", async () => {
    const store = await open();
    const fail = () => {
      throw new Error("mine");
    };
    await store.enqueue("t", { scenario: "hang", times: 1 });
    const accepted = store.accept("t", job());
    await expect(store.changeClock("t", fail)).rejects.toThrow("mine");
    await expect(store.takeQueued("t", fail)).rejects.toThrow("mine");
    expect(await accepted).toMatchObject({ accepted: true });
    expect(await store.clock("t")).toMatchObject({ virtual: start });
    expect(await store.queue("t")).toHaveLength(1);
  });

  test("of the settings, only those that are given change", async () => {
    const store = await open();
    const faults = [chanceFaultOf({ fault: "html-502", probability: 0.5 })];
    expect(await store.changeSettings("t", () => ({ faults }))).toMatchObject({
      profile: profiles.documented,
      faults,
    });
    const both = { profile: profiles.observed, faults };
    expect(await store.changeSettings("t", () => ({ profile: profiles.observed }))).toMatchObject(both);
    expect(await store.settings("t")).toMatchObject(both);
  });

  test("queued answers are taken in order, each as often as it was queued for", async () => {
    const store = await open();
    const first = await store.enqueue("t", {
      scenario: "latency",
      fault: faultOf({ fault: "latency", value: "5" }),
      times: 2,
      uuid: "u",
      delay: 1,
    });
    expect(first).toMatchObject({ id: 1, fault: { value: "5" }, times: 2, uuid: "u", delay: 1 });
    await store.enqueue("t", { scenario: "file-exists", times: "always", email: "e", waitTime: 3 });
    await store.enqueue("t", { scenario: "hang", times: 1 });
    const taken = [];
    for (let i = 0; i < 4; i++) taken.push((await store.takeQueued("t", () => true))?.id);
    expect(taken).toEqual([1, 1, 2, 2]);
    expect(await store.takeQueued("t", ({ scenario }) => scenario === "hang")).toMatchObject({ id: 3 });
    expect(await store.takeQueued("t", ({ scenario }) => scenario === "hang")).toBeUndefined();
    expect(await store.queue("t")).toEqual([
      { id: 2, scenario: "file-exists", times: "always", email: "e", waitTime: 3 },
    ]);
  });

  test("queued answers are cleared by id or all at once, and no id comes twice", async () => {
    const store = await open();
    for (let i = 0; i < 3; i++) await store.enqueue("t", { scenario: "hang", times: 1 });
    expect(await store.clearQueue("t", 2)).toBe(1);
    expect(await store.clearQueue("t", 2)).toBe(0);
    expect(await store.clearQueue("t")).toBe(2);
    expect(await store.clearQueue("t")).toBe(0);
    expect(await store.enqueue("t", { scenario: "hang", times: 1 })).toMatchObject({ id: 4 });
  });

  test("an answer that is queued once is taken by one of many that ask at once", async () => {
    const store = await open();
    await store.enqueue("t", { scenario: "hang", times: 3 });
    const taken = await Promise.all(Array.from({ length: 100 }, () => store.takeQueued("t", () => true)));
    expect(taken.filter(Boolean)).toHaveLength(3);
  });

  test("it can be closed twice", async () => {
    const store = await open();
    await store.accept("t", another(1));
    await store.close();
    await store.close();
  });
});
