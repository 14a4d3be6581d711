import { expect, test } from "vitest";
import { figureOf, isMet, median, ratioOf } from "./figures.mjs";

test("the median of an even number of values lies between the two in the middle", () => {
  expect([median([9, 1, 5]), median([4, 1, 3, 2])]).toEqual([5, 2.5]);
});

test("a figure gives the median and the range, and there is none if a round has not measured it", () => {
  expect(figureOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3, rounds: 3 });
  expect(figureOf([3, undefined, 2])).toBeUndefined();
  expect(figureOf([])).toBeUndefined();
});

test("a ratio is made within each round: a slow round is slow for both", () => {
  const rounds = [
    { one: { ms: 2 }, other: { ms: 1 } },
    { one: { ms: 20 }, other: { ms: 10 } },
    { one: { ms: 3 }, other: { ms: 1 } },
  ];
  expect(ratioOf(rounds, "one", "other", "ms")).toMatchObject({ median: 2, min: 2, max: 3 });
  expect(ratioOf(rounds, "one", "nobody", "ms")).toBeUndefined();
});

test("a target is met by its median, and neither met nor missed by what was not measured", () => {
  const measured = { median: 1.5, min: 1, max: 9 };
  expect(isMet({ measured, most: 1.5 })).toBe(true);
  expect(isMet({ measured, most: 1.4 })).toBe(false);
  expect(isMet({ measured, least: 1.6 })).toBe(false);
  expect(isMet({ measured: undefined, least: 1 })).toBeUndefined();
});
