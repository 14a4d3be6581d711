import { expect, test } from "vitest";
import type { Stop } from "../model/run.ts";
import { type Verdict, verdicts } from "../model/run.ts";
import { agreeing, diverging, exchange } from "../report/testing/model.ts";
import { type Ended, exitCodeOf, verdictOf } from "./verdict.ts";

const well: Ended = { ...agreeing, stop: undefined, limited: false };
const known = { owner: "platform", reason: "ticket 4711", expires: "2026-09-30" };
const fresh = diverging.divergences.filter((divergence) => !divergence.known);
const failed = { ...agreeing.cases[0], outcome: "failed" } as Ended["cases"][number];
const notRun = { ...failed, outcome: "not-run" } as const;
const undecided = [{ key: "successState", why: "needs a receipt" }] as const;
const stopFor = (verdict: Stop["verdict"]): Stop => ({ verdict, because: `why it is ${verdict}` });
const silent = [exchange(1, "empty-body", undefined), exchange(2, "not-json", undefined)];

test.each<[string, Partial<Ended>, Verdict, string]>([
  ["all passed", {}, "agree", "2 cases passed"],
  [
    "what diverges is known",
    { divergences: fresh.map((one) => ({ ...one, known })) },
    "agree",
    "2 cases passed, 2 known divergences left until 2026-09-30",
  ],
  [
    "keys stay open because cases were left out",
    { undecided, limited: true, cases: [...agreeing.cases, notRun] },
    "agree",
    "2 cases passed, 1 case not run, 1 key of the profile not found",
  ],
  [
    "a divergence is new",
    { divergences: fresh.slice(1) },
    "diverges",
    "1 divergence not in the list of known ones",
  ],
  ["a case failed, and no divergence says so", { cases: [failed] }, "diverges", "1 case failed"],
  [
    "a listed one is fixed",
    { stale: [{ key: "x", why: "fixed" }] },
    "diverges",
    "1 listed divergence no longer shown: take it off the list",
  ],
  [
    "a listed one is past its day",
    { stale: [{ key: "x", why: "expired" }] },
    "diverges",
    "1 listed divergence past the day in the list",
  ],
  [
    "the run was stopped: no answer",
    { stop: stopFor("unreachable") },
    "unreachable",
    "why it is unreachable",
  ],
  ["no exchange has an answer", { exchanges: silent }, "unreachable", "no request was answered (ECONNRESET)"],
  [
    "the keys were refused",
    { stop: stopFor("not-authorised") },
    "not-authorised",
    "why it is not-authorised",
  ],
  [
    "the credits ended",
    { stop: stopFor("budget-exhausted") },
    "budget-exhausted",
    "why it is budget-exhausted",
  ],
  [
    "all was sent, and a key stays open",
    { undecided },
    "inconclusive",
    "all was sent, and nothing shows the reading of successState",
  ],
  ["nothing was run", { cases: [notRun], exchanges: [] }, "inconclusive", "no case was run to its end"],
])("%s", (_, ended, verdict, because) => {
  expect(verdictOf({ ...well, ...ended })).toEqual({ verdict, because });
});

test("a case that failed as known does not fail the run", () => {
  const divergences = [{ ...(fresh[1] as (typeof fresh)[number]), known }];
  expect(verdictOf({ ...well, cases: [failed, ...agreeing.cases], divergences }).verdict).toBe("agree");
});

// Each holds together with all that come after it.
test.each<[Verdict, Partial<Ended>]>([
  ["unreachable", { exchanges: silent, divergences: fresh, stop: stopFor("not-authorised"), undecided }],
  ["diverges", { divergences: fresh, stop: stopFor("not-authorised"), undecided }],
  ["not-authorised", { stop: stopFor("not-authorised"), undecided }],
  ["budget-exhausted", { stop: stopFor("budget-exhausted"), undecided }],
  ["inconclusive", { undecided }],
])("%s counts more than what comes after it in the table", (verdict, ended) => {
  expect(verdictOf({ ...well, ...ended }).verdict).toBe(verdict);
});

test("a run that diverges and ended early says both", () => {
  const { because } = verdictOf({ ...well, divergences: fresh, stop: stopFor("budget-exhausted") });
  expect(because).toBe(
    "2 divergences not in the list of known ones; the run ended early: why it is budget-exhausted",
  );
});

test("the exit codes are those that the command documents", () => {
  expect(Object.fromEntries(verdicts.map((verdict) => [verdict, exitCodeOf(verdict)]))).toEqual({
    agree: 0,
    diverges: 1,
    usage: 2,
    unreachable: 3,
    "not-authorised": 4,
    "budget-exhausted": 5,
    inconclusive: 6,
  });
});

test("what a known divergence leaves open is quiet, and what no answer leaves open is not", () => {
  const silent = exchange(9, "not-json", undefined);
  const exchanges = [...agreeing.exchanges, silent];
  const lost: Ended["cases"][number] = {
    ...agreeing.cases[0],
    outcome: "undecided",
    exchanges: [1, 9],
  } as never;
  const [first] = fresh.map((one) => ({ ...one, kind: "schema" as const, exchanges: [1], known }));
  const divergences = [first as Ended["divergences"][number]];
  const ended = { ...well, exchanges, divergences, cases: [...agreeing.cases.slice(1), lost] };
  expect(verdictOf(ended).verdict).toBe("inconclusive");
  const open = { ...ended, cases: [...agreeing.cases.slice(1), { ...lost, exchanges: [1] }] };
  expect(verdictOf(open).verdict).toBe("agree");
  const ofForm = [{ ...(first as Ended["divergences"][number]), kind: "content-type" as const }];
  expect(verdictOf({ ...open, divergences: ofForm }).verdict).toBe("inconclusive");
});
