import { expect, test } from "vitest";
import type { Divergence } from "../model/run.ts";
import { agreeing, diverging, exchange, refusal } from "../report/testing/model.ts";
import { applyKnown, lookedIn, parseKnown } from "./known.ts";

const entry = {
  key: "schema:analysis-soccer:accept:first:/wait_time",
  owner: "platform",
  reason: "ticket 4711",
  expires: "2026-09-30",
};
const shown: Divergence = { key: entry.key, kind: "schema", text: "must be integer", exchanges: [3] };
const other: Divergence = { ...shown, key: "requests:analysis-soccer:accept:first", kind: "requests" };

test("a list is read with all that it says", () => {
  expect(parseKnown([entry])).toEqual([entry]);
  expect(parseKnown([])).toEqual([]);
  expect(parseKnown([{ ...entry, expires: "2028-02-29" }])).toHaveLength(1);
});

test.each([
  [{}, "must be a JSON array of { key, owner, reason, expires }; received an object."],
  [null, "must be a JSON array of { key, owner, reason, expires }; received null."],
  [[entry, "x"], '`[1]` must be an object; received "x".'],
  [[entry, []], "`[1]` must be an object"],
  [[{ ...entry, owner: undefined }], "`[0].owner` must be a text; received nothing."],
  [[{ key: "x" }], "`[0].owner` is missing; received nothing."],
  [[{ ...entry, reason: "  " }], '`[0].reason` must be a text that is not empty; received "  ".'],
  [[{ ...entry, key: 7 }], "`[0].key` must be a text; received 7."],
  [
    [{ ...entry, expires: "2026-9-30" }],
    '`[0].expires` must be a day that there is, YYYY-MM-DD; received "2026-9-30".',
  ],
  [[{ ...entry, expires: "2026-02-30" }], "`[0].expires` must be a day that there is"],
  [[{ ...entry, until: "later" }], "`[0].until` is none of key, owner, reason, expires"],
  [[entry, { ...entry, owner: "another" }], "`[1]` has the `key` of an entry before it; received an object."],
])("a list that cannot be used says why: %j", (value, message) => {
  expect(() => parseKnown(value)).toThrow(TypeError);
  expect(() => parseKnown(value)).toThrow(message);
});

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
  expect(applyKnown([], [entry], "2026-09-01", () => false).stale).toEqual([]);
  expect(applyKnown([], [entry], "2026-10-01", () => false).stale).toEqual([
    { key: entry.key, why: "expired" },
  ]);
});

test.each([
  ["schema:analysis-soccer:accept:first:/wait_time", true],
  ["requests:analysis-soccer:accept:first", true],
  ["schema:analysis-soccer:accept:first-of-all", false],
  ["schema:analysis-soccer:accept:jpeg:/wait_time", false], // Sent, and not answered.
  ["schema:another-operation:accept:first:/wait_time", false],
  ["case:accepted", true],
  ["case:encoding", false],
  ["case:no-such-case", false],
  ["profile:statusKey", true],
  ["profile:successState", false],
  ["credits:analysis-soccer", false],
  ["coverage:analysis-soccer:200 file-exists", false],
])("whether a run looked where %s would show: %s", (key, looked) => {
  expect(lookedIn(diverging)(key)).toBe(looked);
});

test("credits show in the refusal after the videos, coverage in a run that left nothing out", () => {
  const exchanges = [exchange(1, "bad-video:after", refusal(412))];
  expect(lookedIn({ ...diverging, exchanges })("credits:analysis-soccer")).toBe(true);
  expect(lookedIn(agreeing)("coverage:analysis-soccer:200 file-exists")).toBe(true);
});
