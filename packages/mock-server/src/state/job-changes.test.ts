import { describe, expect, test } from "vitest";
import { advanced } from "./clock.ts";
import { mostOwnResults } from "./job-changes.ts";
import { jobState } from "./jobs.ts";
import { another, job, kinds, start, type TestState, waits } from "./test-support.ts";

const own = { kick_right_hip_x: { impact: 170 } };

/** The jobs, newest first, each with its state at a time. */
const statesAt = async (state: TestState, now: number) =>
  (await state.jobs("t", 10)).map((one) => [one.id, jobState(one, now)]);

describe.each(kinds)("%s store", (_, open) => {
  test("each job has an id of its own, in its tenant, which stays when it is accepted again", async () => {
    const store = await open();
    await waits(store, [another(1), another(2), another(3), another(2)]);
    expect((await store.jobs("t", 10)).map(({ id, uuid }) => [id, uuid])).toEqual([
      [2, "uuid-2"],
      [3, "uuid-3"],
      [1, "uuid-1"],
    ]);
    await store.accept("other", another(9));
    expect(await store.jobs("other", 10)).toMatchObject([{ id: 1 }]);
  });

  test("no id comes twice, also when the jobs of an account are gone", async () => {
    const store = await open();
    await waits(store, [another(1), another(2, { accountId: 2 })]);
    await store.deleteAccount("t", 2);
    expect(await store.job("t", { id: 2 }, start)).toEqual({ refused: "unknown" });
    await store.accept("t", another(3));
    expect((await store.jobs("t", 10)).map(({ id }) => id)).toEqual([3, 1]);
  });

  test("a job is found by its id or its uuid in any letter case; one uuid of two accounts is several", async () => {
    const store = await open();
    await waits(store, [job(), another(1), another(1, { accountId: 2 })]);
    const { uuid } = job();
    for (const name of [{ id: 1 }, { uuid }, { uuid: uuid.toLowerCase() }]) {
      expect(await store.job("t", name, start)).toMatchObject({ job: { id: 1, uuid } });
    }
    expect(await store.job("t", { uuid: "UUID-1" }, start)).toEqual({ refused: "several", ids: [2, 3] });
    for (const name of [{ id: 4 }, { uuid: "gone" }]) {
      expect(await store.job("t", name, start)).toEqual({ refused: "unknown" });
    }
    expect(await store.job("other", { id: 1 }, start)).toEqual({ refused: "unknown" });
  });

  test("a job that is finished is done now, keeps its place, and stays so when it is finished again", async () => {
    const store = await open();
    await waits(store, [another(1), another(2)]);
    expect(await store.finishJob("t", { id: 1 }, start + 3)).toMatchObject({
      job: { id: 1, startedAt: start, readyAt: start + 3 },
      now: start + 3,
    });
    expect(await statesAt(store, start + 3)).toEqual([
      [2, "queued"],
      [1, "done"],
    ]);
    expect(await store.finishJob("t", { id: 1 }, start + 5)).toMatchObject({ job: { readyAt: start + 3 } });
    const again = another(1, { repeatIsCharged: false, wall: start + 5 });
    expect(await store.accept("t", again)).toMatchObject({ waitMs: 0 });
  });

  test("it is the virtual clock that says when now is", async () => {
    const store = await open();
    await store.accept("t", job());
    await store.changeClock("t", (clock) => advanced(clock, 4));
    expect(await store.finishJob("t", { id: 1 }, start + 1)).toMatchObject({ job: { readyAt: start + 5 } });
  });

  test("a queued job is finished too, and was never begun after its end", async () => {
    const store = await open();
    await waits(store, [another(1), another(2)]);
    expect(await store.finishJob("t", { id: 2 }, start)).toMatchObject({
      job: { startedAt: start, readyAt: start },
    });
  });

  test("what ends early leaves its lane to the next; jobs that were accepted keep the times they were told", async () => {
    const store = await open();
    expect(await waits(store, [another(1), another(2)])).toEqual([10, 20]);
    await store.finishJob("t", { id: 1 }, start);
    expect(await statesAt(store, start)).toEqual([
      [2, "queued"],
      [1, "done"],
    ]);
    expect(await waits(store, [another(3)])).toEqual([30]);
    await store.finishJob("t", { id: 3 }, start);
    expect(await waits(store, [another(4)])).toEqual([30]);
    await store.failJob("t", { id: 4 }, start, "analysis-failed");
    await store.finishJob("t", { id: 2 }, start);
    expect(await waits(store, [another(5)])).toEqual([10]);
    const all = await open();
    await waits(all, [another(1), another(2), another(3)]);
    for (const id of [1, 2, 3]) await all.finishJob("t", { id }, start);
    expect(await waits(all, [another(4)])).toEqual([10]);
    const two = { concurrency: 2 };
    const lanes = await open();
    await waits(lanes, [another(1, two), another(2, two)]);
    await lanes.finishJob("t", { id: 1 }, start);
    expect(await waits(lanes, [another(3, two), another(4, two)])).toEqual([10, 20]);
  });

  test("a job fails now, whether it is queued, running or done, and with the last reason", async () => {
    const store = await open();
    await waits(store, [another(1), another(2), another(3)]);
    for (const id of [1, 2, 3]) await store.failJob("t", { id }, start + 12, "analysis-failed");
    expect(
      (await store.jobs("t", 10)).map(({ failure, startedAt, readyAt }) => [failure, startedAt, readyAt]),
    ).toEqual([
      ["analysis-failed", start + 12, start + 12],
      ["analysis-failed", start + 10, start + 12],
      ["analysis-failed", start, start + 10],
    ]);
    expect((await statesAt(store, start + 12)).map(([, state]) => state)).toEqual([
      "failed",
      "failed",
      "failed",
    ]);
    await store.failJob("t", { id: 1 }, start + 20, "processing-error");
    expect(await store.job("t", { id: 1 }, start)).toMatchObject({
      job: { failure: "processing-error", readyAt: start + 10 },
    });
  });

  test("a job that has failed, or is to fail, is not finished", async () => {
    const store = await open();
    await waits(store, [another(1, { failure: "analysis-failed" }), another(2)]);
    await store.failJob("t", { id: 2 }, start, "analysis-failed");
    for (const id of [1, 2]) {
      expect(await store.finishJob("t", { id }, start)).toEqual({ refused: "failed" });
    }
    expect(await statesAt(store, start)).toEqual([
      [2, "failed"],
      [1, "analysing"],
    ]);
  });

  test("a result of one's own is kept, also when the video is sent again, until it is taken back", async () => {
    const store = await open();
    await store.accept("t", job());
    expect(await store.setJobResult("t", { id: 1 }, start, own)).toMatchObject({
      job: { result: own, readyAt: start + 10 },
    });
    await store.accept("t", job());
    await store.finishJob("t", { id: 1 }, start);
    expect(await store.jobs("t", 10)).toMatchObject([{ id: 1, times: 2, result: own }]);
    await store.setJobResult("t", { id: 1 }, start, undefined);
    expect(await store.jobs("t", 10)).toMatchObject([{ id: 1, result: undefined }]);
  });

  test("a tenant keeps so many results of one's own, and no more", { timeout: 60_000 }, async () => {
    const store = await open({
      maxJobs: 2000,
      accounts: [{ email: "e", userKey: "u", apiKey: "a", credits: 1e6 }],
    });
    const ids = Array.from({ length: mostOwnResults }, (_, at) => at + 1);
    await Promise.all([...ids, 0].map((n) => store.accept("t", another(n))));
    await Promise.all(ids.map((id) => store.setJobResult("t", { id }, start, own)));
    const last = { id: mostOwnResults + 1 };
    expect(await store.setJobResult("t", last, start, own)).toEqual({ refused: "full" });
    expect(await store.setJobResult("t", { id: 1 }, start, {})).toMatchObject({ job: { result: {} } });
    await store.setJobResult("t", { id: 1 }, start, undefined);
    expect(await store.setJobResult("t", last, start, own)).toMatchObject({ job: last });
  });

  test("a job that is not there is not changed", async () => {
    const store = await open();
    const unknown = { refused: "unknown" };
    expect(await store.finishJob("t", { id: 1 }, start)).toEqual(unknown);
    expect(await store.failJob("t", { id: 1 }, start, "analysis-failed")).toEqual(unknown);
    expect(await store.setJobResult("t", { id: 1 }, start, own)).toEqual(unknown);
    expect(await store.jobs("t", 10)).toEqual([]);
  });

  test("the oldest job is forgotten, id and all, however it was changed", async () => {
    const store = await open({ maxJobs: 2 });
    await waits(store, [another(1), another(2)]);
    await store.finishJob("t", { id: 1 }, start);
    await store.accept("t", another(3));
    expect(await store.job("t", { id: 1 }, start)).toEqual({ refused: "unknown" });
    expect((await store.jobs("t", 10)).map(({ id }) => id)).toEqual([3, 2]);
  });
});
