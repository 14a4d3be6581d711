import { expect, test } from "vitest";
import type { Divergence } from "../model/run.ts";
import { applyKnown } from "./known.ts";

const entry = {
  key: "schema:analysis-soccer:/wait_time",
  owner: "platform",
  reason: "ticket 4711",
  expires: "2026-09-30",
};
const shown: Divergence = { key: entry.key, kind: "schema", text: "must be integer", exchanges: [3] };
const other: Divergence = { ...shown, key: "requests:analysis-soccer", kind: "requests" };

test("a listed divergence is marked, and one that is new is not", () => {
  const judged = applyKnown([shown, other], [entry], "2026-09-30");
  const { owner, reason, expires } = entry;
  expect(judged).toEqual({
    divergences: [{ ...shown, known: { owner, reason, expires } }, other],
    stale: [],
  });
});

test("an entry that no longer shows is to go, also if its day has passed", () => {
  expect(applyKnown([], [entry], "2026-09-01").stale).toEqual([{ key: entry.key, why: "fixed" }]);
  expect(applyKnown([], [entry], "2027-01-01").stale).toEqual([{ key: entry.key, why: "fixed" }]);
});

test("an entry is past its day from the day after on, and stays marked", () => {
  const judged = applyKnown([shown], [entry], "2026-10-01");
  expect(judged.stale).toEqual([{ key: entry.key, why: "expired" }]);
  expect(judged.divergences[0]?.known?.owner).toBe("platform");
});

test("what a run did not look at is not taken for fixed, and expires all the same", () => {
  expect(applyKnown([], [entry], "2026-09-01", { looked: () => false }).stale).toEqual([]);
  expect(applyKnown([], [entry], "2026-10-01", { looked: () => false }).stale).toEqual([
    { key: entry.key, why: "expired" },
  ]);
});

test("a key of earlier lists means what it has become, and what only follows from a cause is shown as well", () => {
  const meant = (key: string) => (key === "old" ? [shown.key] : []);
  const old = { ...entry, key: "old" };
  const under = { ...shown, consequences: [{ key: "case:credits", text: "", exchanges: [3] }] };
  const judged = applyKnown([under], [old, { ...entry, key: "case:credits" }], "2026-09-01", { meant });
  expect(judged).toMatchObject({ divergences: [{ known: { owner: "platform" } }], stale: [] });
  expect(applyKnown([], [old], "2026-09-01", { meant }).stale).toEqual([{ key: "old", why: "fixed" }]);
});

const { key: _, expires, ...by } = entry;
test("what operations share is known by the key of any of them that shows it", () => {
  const shared = "schema:analysis-soccer-result:/message";
  const both = { ...shown, consequences: [{ key: shared, text: "", exchanges: [9] }] };
  const [judged] = applyKnown([both], [{ ...entry, key: shared }], "2026-09-30").divergences;
  expect(judged?.known).toEqual({ ...by, expires });
});
