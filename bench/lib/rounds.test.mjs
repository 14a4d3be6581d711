import { expect, test } from "vitest";
import { planOf } from "./rounds.mjs";

const count = async (plan, options) => {
  let made = 0;
  const measured = await plan.rounds(async () => made++, options);
  return { made, measured };
};

test("rounds are as many as wanted, after those that only warm up", async () => {
  const options = { most: 3, seconds: 60, warmUps: 2 };
  expect(await count(planOf(), options)).toEqual({ made: 5, measured: [2, 3, 4] });
  expect(await count(planOf({ quick: true }), options)).toEqual({ made: 1, measured: [0] });
});

test("no further round is begun when the time is over, but one is always measured", async () => {
  expect(await count(planOf(), { most: 100, seconds: 0, warmUps: 1 })).toEqual({ made: 2, measured: [1] });
});

test("in a round each contestant has its turn, one after the other", async () => {
  const measure = async (value, name, round) => [round, name, value];
  expect(await planOf().turns({ one: 1, other: 2 }, measure, { most: 2, seconds: 60 })).toEqual([
    { one: [0, "one", 1], other: [0, "other", 2] },
    { one: [1, "one", 1], other: [1, "other", 2] },
  ]);
});

test("along an axis each place is measured, in a smoke run the few", async () => {
  const half = async (place) => place / 2;
  expect([...(await planOf().along([2, 4], [2], half))]).toEqual([
    [2, 1],
    [4, 2],
  ]);
  expect([...(await planOf({ quick: true }).along([2, 4], [2], half))]).toEqual([[2, 1]]);
});
