import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { runContract } from "../run-contract.ts";
import { mockTargets } from "./targets.ts";

// How long a run takes is measured by `npm run bench`; what makes it long is counted here.
test("a run on the mocks sends no more requests than it needs", async () => {
  const { budget } = await runContract({ profile: profiles.documented, seed: 1 });
  expect(budget.requests).toBeLessThanOrEqual(800);
  expect(mockTargets(undefined).length).toBeLessThanOrEqual(27);
});
