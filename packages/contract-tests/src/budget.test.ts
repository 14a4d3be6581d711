import { expect, test } from "vitest";
import { createBudget } from "./budget.ts";

test("a budget of 0 allows what is free and nothing else", () => {
  const budget = createBudget(0);
  expect(budget.reserve(0)).toBe(true);
  expect(budget.reserve(4)).toBe(false);
});

test("what is reserved is gone, and what does not fit takes nothing", () => {
  const budget = createBudget(10);
  expect([budget.reserve(8), budget.reserve(4), budget.reserve(2), budget.reserve(1)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(budget.left).toBe(0);
});
