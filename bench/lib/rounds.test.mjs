import { expect, test } from "vitest";
import { planOf, turnOf } from "./rounds.mjs";

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
  const seen = [];
  const round = await turnOf({ one: 1, other: 2 }, async (value, name) => seen.push([name, value]));
  expect(round).toEqual({ one: 1, other: 2 });
  expect(seen).toEqual([
    ["one", 1],
    ["other", 2],
  ]);
});
