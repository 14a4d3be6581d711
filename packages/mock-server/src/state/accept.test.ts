import { describe, expect, test } from "vitest";
import { advanced, rescaled } from "./clock.ts";
import { type AskedJob, alice, another, bob, job, kinds, start, waits } from "./test-support.ts";

describe.each(kinds)("%s store", (_, open) => {
  test("a job is accepted, paid for and remembered", async () => {
    const store = await open();
    expect(await store.accept("t", job())).toStrictEqual({
      accepted: true,
      fileExists: false,
      charged: 4,
      credits: 96,
      waitMs: 10,
    });
    expect(await store.account("t", alice.email)).toMatchObject({ credits: 96 });
    expect(await store.jobs("t", 10)).toStrictEqual([
      {
        id: 1,
        uuid: job().uuid,
        accountId: 1,
        family: "soccer",
        xxh64: "content",
        acceptedAt: start,
        startedAt: start,
        readyAt: start + 10,
        times: 1,
        charged: 4,
        failure: undefined,
        result: undefined,
      },
    ]);
  });

  test("without enough credits nothing changes", async () => {
    const store = await open();
    expect(await store.accept("t", another(1, { accountId: 2 }))).toMatchObject({ credits: 3 });
    const refused = { accepted: false, why: "no-credits", credits: 3 };
    expect(await store.accept("t", another(2, { accountId: 2 }))).toStrictEqual(refused);
    expect(await store.account("t", bob.email)).toMatchObject({ credits: 3 });
    expect(await store.jobs("t", 10)).toHaveLength(1);
    expect(await waits(store, [another(3)])).toEqual([20]);
  });

  test("an account that is not there accepts nothing", async () => {
    const store = await open();
    const refused = { accepted: false, why: "no-account" };
    expect(await store.accept("t", job({ accountId: 3 }))).toStrictEqual(refused);
  });

  test("a file exists by its uuid in any letter case, within its account (A13)", async () => {
    const store = await open();
    await store.accept("t", job());
    const again = job({ uuid: job().uuid.toUpperCase(), xxh64: "other" });
    expect(await store.accept("t", again)).toMatchObject({ fileExists: true, charged: 4, credits: 92 });
    expect(await store.accept("t", job({ accountId: 2 }))).toMatchObject({ fileExists: false });
    expect(await store.accept("t", job({ uuid: "other" }))).toMatchObject({ fileExists: false });
    expect(await store.jobs("t", 10)).toMatchObject([
      { uuid: "other", times: 1 },
      { accountId: 2, times: 1 },
      { uuid: again.uuid, xxh64: "other", times: 2, charged: 8 },
    ]);
  });

  test("a family knows nothing of the jobs of another", async () => {
    const store = await open();
    await store.accept("t", job());
    const other = { family: "other" as never };
    for (const fileExistsBy of ["content", "uuid"] as const) {
      const asked = job({ ...other, uuid: fileExistsBy, fileExistsBy });
      expect(await store.accept("t", asked)).toMatchObject({ fileExists: false });
    }
    expect(await store.accept("t", job(other))).toMatchObject({ fileExists: false });
    expect(await store.accept("t", job())).toMatchObject({ fileExists: true });
    expect(await store.jobs("t", 10)).toMatchObject([{ family: "soccer" }, other, other, other]);
  });

  test("a job keeps how its analysis ends", async () => {
    const store = await open();
    await store.accept("t", job({ failure: "analysis-failed" }));
    expect(await store.jobs("t", 10)).toMatchObject([{ failure: "analysis-failed" }]);
  });

  test("a file exists by its content under any uuid, within its account (A13)", async () => {
    const store = await open();
    const byContent = { fileExistsBy: "content" } as const;
    await store.accept("t", job(byContent));
    const seen = [];
    for (const changes of [
      { uuid: "other" },
      { xxh64: "other" }, // The uuid has another content from now on; the first is still there under "other".
      { uuid: "third" },
      { uuid: "other", xxh64: "third" }, // Now under "third" alone.
      { uuid: "fourth" },
      { accountId: 2 },
    ]) {
      const answer = await store.accept("t", job({ ...byContent, ...changes }));
      seen.push(answer.accepted && answer.fileExists);
    }
    expect(seen).toEqual([true, false, true, false, true, false]);
  });

  test("what has no file is new each time where the content says what exists (A13)", async () => {
    const store = await open();
    for (const one of [1, 2])
      expect(await store.accept("t", another(one, { xxh64: "", fileExistsBy: "content" }))).toMatchObject({
        fileExists: false,
      });
  });

  test("a content is gone when every uuid that had it has another", async () => {
    const store = await open();
    for (const xxh64 of ["first", "second"]) await store.accept("t", job({ xxh64 }));
    const first = job({ uuid: "other", xxh64: "first", fileExistsBy: "content" });
    expect(await store.accept("t", first)).toMatchObject({ fileExists: false });
  });

  test("a repetition that is free waits only what is left, and takes no other job's turn", async () => {
    const store = await open();
    const free: Partial<AskedJob> = { repeatIsCharged: false };
    expect(await waits(store, [another(1, free), another(2, free)])).toEqual([10, 20]);
    const later = { ...free, wall: start + 15 };
    expect(await waits(store, [another(1, later), another(2, later)])).toEqual([0, 5]);
    expect(await store.account("t", alice.email)).toMatchObject({ credits: 92 });
    expect(await waits(store, [another(3, later)])).toEqual([15]);
    expect(await store.jobs("t", 10)).toMatchObject([
      { uuid: "uuid-3", readyAt: start + 30 },
      { uuid: "uuid-2", times: 2, charged: 4, acceptedAt: start + 15, readyAt: start + 20 },
      { uuid: "uuid-1", times: 2, charged: 4, acceptedAt: start + 15, readyAt: start + 10 },
    ]);
  });

  test("a repetition that is free needs no credits, also under another uuid", async () => {
    const store = await open();
    const free = { repeatIsCharged: false, fileExistsBy: "content" } as const;
    await store.accept("t", job(free));
    await store.setCredits("t", 1, 0);
    expect(await store.accept("t", job({ ...free, uuid: "other", wall: start + 4 }))).toStrictEqual({
      accepted: true,
      fileExists: true,
      charged: 0,
      credits: 0,
      waitMs: 6,
    });
    const [newest] = await store.jobs("t", 1);
    expect(newest).toMatchObject({ uuid: "other", times: 1, charged: 0, readyAt: start + 10 });
  });

  test("a repetition that is charged is analysed again, after what it has waited for", async () => {
    const store = await open();
    expect(await waits(store, [job(), job(), job({ wall: start + 40 })])).toEqual([10, 20, 10]);
  });

  test("jobs that run at once do not wait, and the next one for the first that ends", async () => {
    const store = await open();
    const jobs = [30, 10, 5, 5, 50, 1].map((analysisMs, n) => another(n, { analysisMs, concurrency: 2 }));
    // The lanes end at 30 and 10, then at 30 and 15, 30 and 20, 30 and 70, and the last begins at 30.
    expect(await waits(store, jobs)).toEqual([30, 10, 15, 20, 70, 31]);
  });

  test("a job that comes when a lane is free begins at once", async () => {
    const store = await open();
    const at = (n: number, after: number) => another(n, { concurrency: 2, wall: start + after });
    expect(await waits(store, [at(1, 0), at(2, 5), at(3, 9), at(4, 10), at(5, 50)])).toEqual([
      10, 10, 11, 15, 10,
    ]);
  });

  test("the lanes are those of the tenant, whatever the account", async () => {
    const store = await open();
    expect(await waits(store, [another(1), another(1, { accountId: 2 })])).toEqual([10, 20]);
  });

  test("an analysis that runs keeps its lane when its account goes", async () => {
    const store = await open();
    await store.accept("t", another(1, { accountId: 2 }));
    await store.deleteAccount("t", 2);
    expect(await waits(store, [another(2)])).toEqual([20]);
  });

  test("lanes that are added are free, and with fewer the longest analyses count", async () => {
    const store = await open();
    const one = await waits(store, [another(1), another(2)]);
    const three = await waits(
      store,
      [3, 4, 5].map((n) => another(n, { concurrency: 3 })),
    );
    const two = await waits(
      store,
      [6, 7].map((n) => another(n, { concurrency: 2 })),
    );
    // The lane ends at 20; with two more, at 20, 10 and 10; the fifth makes it 20, 10 and 20; of these, two are left.
    expect([one, three, two]).toEqual([
      [10, 20],
      [10, 10, 20],
      [30, 30],
    ]);
  });

  test("a job can be given the time when it is ready, and takes a lane for so long", async () => {
    const store = await open();
    const jobs = [another(1, { waitMs: 25 }), another(2), another(3, { waitMs: 0 }), another(4)];
    expect(await waits(store, jobs)).toEqual([25, 35, 0, 45]);
    const repeated = another(1, { repeatIsCharged: false, waitMs: 3 });
    expect(await waits(store, [repeated])).toEqual([3]);
  });

  test("the virtual clock decides, not the wall clock", async () => {
    const store = await open({ timeScale: 60 });
    expect(await waits(store, [another(1, { analysisMs: 600 })])).toEqual([600]);
    expect(await waits(store, [another(2, { analysisMs: 600, wall: start + 5 })])).toEqual([900]);
    await store.changeClock("t", (clock) => advanced(clock, 800));
    expect(await waits(store, [another(3, { analysisMs: 600, wall: start + 5 })])).toEqual([700]);
    await store.changeClock("t", (clock) => rescaled(clock, start + 5, 1));
    expect(await waits(store, [another(4, { analysisMs: 0, wall: start + 15 })])).toEqual([690]);
    expect(await store.jobs("t", 1)).toMatchObject([{ acceptedAt: start + 1110, readyAt: start + 1800 }]);
  });

  test("many requests at once take no credit too many and none too few", async () => {
    const store = await open();
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => store.accept("t", another(n))));
    const accepted = answers.filter((answer) => answer.accepted);
    expect(accepted.map(({ credits }) => credits)).toEqual(Array.from({ length: 25 }, (_, n) => 96 - 4 * n));
    expect(accepted.map(({ waitMs }) => waitMs)).toEqual(Array.from({ length: 25 }, (_, n) => 10 * (n + 1)));
    expect(await store.account("t", alice.email)).toMatchObject({ credits: 0 });
    expect(await store.jobs("t", 1000)).toHaveLength(25);
  });

  test("of many requests at once for one file, one is the first", async () => {
    const store = await open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.accept("t", job())));
    expect(answers.filter((answer) => answer.accepted && !answer.fileExists)).toHaveLength(1);
    expect(await store.jobs("t", 10)).toMatchObject([{ times: 20, charged: 80 }]);
  });

  test("jobs come newest first, at most as many as asked for", async () => {
    const store = await open();
    await waits(
      store,
      [1, 2, 3, 1].map((n) => another(n)),
    );
    const uuids = async (limit: number) => (await store.jobs("t", limit)).map(({ uuid }) => uuid);
    expect(await uuids(2)).toEqual(["uuid-1", "uuid-3"]);
    expect(await uuids(Number.POSITIVE_INFINITY)).toEqual(["uuid-1", "uuid-3", "uuid-2"]);
    expect(await uuids(0)).toEqual([]);
  });

  test("beyond the most that a tenant remembers, the oldest job is forgotten, uuid and content", async () => {
    const store = await open({ maxJobs: 2 });
    await waits(
      store,
      [1, 2, 1, 3].map((n) => another(n)),
    );
    expect(await store.jobs("t", 10)).toMatchObject([{ uuid: "uuid-3" }, { uuid: "uuid-1", times: 2 }]);
    const forgotten = another(2, { fileExistsBy: "content", uuid: "uuid-4" });
    expect(await store.accept("t", forgotten)).toMatchObject({ fileExists: false });
    expect(await store.accept("t", another(1))).toMatchObject({ fileExists: false });
    expect(await store.accept("other", another(3))).toMatchObject({ fileExists: false });
    expect(await store.jobs("t", 10)).toHaveLength(2);
  });
});
