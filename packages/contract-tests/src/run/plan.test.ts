import { expect, test } from "vitest";
import type { Case } from "../model/case.ts";
import { planOf, skipText } from "./plan.ts";

const some = (id: string, more: Partial<Case> = {}): Case => ({
  id,
  title: id,
  operation: "analyzeSoccer",
  facts: [],
  run: async () => {},
  ...more,
});
const cases = [
  some("paid-4", { credits: 4 }),
  some("free"),
  some("paid-20", { credits: 20 }),
  some("forced", { mock: true }),
  some("paid-4b", { credits: 4 }),
];
const server = { mock: false, hasKeys: true, mayWait: true, allowed: 0, only: [] };
const shown = ({ entries }: ReturnType<typeof planOf>) =>
  entries.map(({ case: { id }, skip }) => (skip ? `${id}: ${skipText(skip)}` : id));

test("what is free comes first, and nothing that may cost is planned without a budget", () => {
  const plan = planOf(cases, server);
  expect(shown(plan)).toEqual([
    "free",
    "forced: only a mock can be put in this situation",
    "paid-4: may cost 4 credits, and 0 are allowed: --allow-spend N allows more",
    "paid-20: may cost 20 credits, and 0 are allowed: --allow-spend N allows more",
    "paid-4b: may cost 4 credits, and 0 are allowed: --allow-spend N allows more",
  ]);
  expect([plan.cost, plan.wanted]).toEqual([0, 28]);
});

test("what does not fit the budget takes nothing of it, and what fits after it still runs", () => {
  const plan = planOf(cases, { ...server, allowed: 10 });
  expect(shown(plan).slice(2)).toEqual([
    "paid-4",
    "paid-20: may cost 20 credits, and 6 are allowed: --allow-spend N allows more",
    "paid-4b",
  ]);
  expect(plan.cost).toBe(8);
});

test("without keys, what needs them is left out, whatever is allowed", () => {
  const plan = planOf(cases, { ...server, hasKeys: false, allowed: 100 });
  expect(shown(plan)).toContain("paid-4: needs REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY");
  expect(plan.cost).toBe(0);
});

test("one wrong key is sent, and another one where it was chosen: two may lock the account", () => {
  const wrong = ["api", "user"].map((id) => some(id, { credits: 4, wrongKey: true }));
  const planned = (only: string[] = []) => planOf(wrong, { ...server, allowed: 100, only });
  expect(shown(planned())).toEqual([
    "api",
    "user: a second wrong key may lock the account: --only asks for it",
  ]);
  expect([planned().cost, planned().wanted]).toEqual([4, 4]);
  expect(shown(planned(["api", "user"]))).toEqual(["api", "user"]);
  expect(shown(planOf(wrong, { ...server, mock: true }))).toEqual(["api", "user"]);
});

test("on a mock everything runs and costs nothing", () => {
  const plan = planOf(cases, { ...server, mock: true });
  expect(shown(plan)).toEqual(["free", "forced", "paid-4", "paid-20", "paid-4b"]);
  expect([plan.cost, plan.wanted]).toEqual([0, 0]);
});

test("only what was chosen runs, and is paid for", () => {
  const plan = planOf(cases, { ...server, allowed: 100, only: ["paid-20"] });
  expect(shown(plan).filter((line) => !line.includes(":"))).toEqual(["paid-20"]);
  expect(shown(plan)).toContain("free: not chosen by --only");
  expect([plan.cost, plan.wanted]).toEqual([20, 20]);
});
