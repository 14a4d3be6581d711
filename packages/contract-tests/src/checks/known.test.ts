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
const alike = (key: string) => ({ key, text: key, exchanges: [4], alike: true as const });
const cases: Divergence = {
  ...{
    key: "case:jpeg",
    kind: "case",
    text: "jpeg: a refusal was expected, and a success came",
    exchanges: [3],
  },
  consequences: [alike("case:unknown-user"), alike("case:no-fields")],
};

test("what only looks like a listed divergence is new, until it is listed too", () => {
  const one = applyKnown([cases], [{ ...entry, key: "case:jpeg" }], "2026-09-30").divergences;
  expect(one.map(({ key, known }) => [key, known !== undefined])).toEqual([
    ["case:jpeg", true],
    ["case:unknown-user", false],
  ]);
  expect(one[1]).toMatchObject({ exchanges: [4], consequences: [{ key: "case:no-fields" }] });
  const keys = ["case:jpeg", "case:unknown-user", "case:no-fields"];
  const list = keys.map((key) => ({ ...entry, key }));
  const all = applyKnown([cases], list, "2026-09-30").divergences;
  expect(all.map(({ known }) => known)).toEqual([{ ...by, expires }]);
});

test("what operations share is known by the key of any of them that shows it", () => {
  const shared = "schema:analysis-soccer-result:/message";
  const both = { ...shown, consequences: [{ key: shared, text: "", exchanges: [9] }] };
  const [judged] = applyKnown([both], [{ ...entry, key: shared }], "2026-09-30").divergences;
  expect(judged?.known).toEqual({ ...by, expires });
});
