// The built command against every stand-in of the corpus: what it has to find, to charge and to say follows from the switches.

import { finds } from "@remo-kit/common/testing/secrets";
import { expect, test } from "vitest";
import { problemsOf } from "./testing/judge.ts";
import { expectedOf } from "./testing/oracle.ts";
import { runAgainst } from "./testing/run.ts";
import { account } from "./testing/switches.ts";
import { variants } from "./testing/variants.ts";

const allowed = 60;

test("there are at least 120 stand-ins, each of its own", () => {
  expect(variants.length).toBeGreaterThanOrEqual(120);
  expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
});

test.concurrent.each(variants)("$name", async ({ switches }) => {
  const run = await runAgainst(switches, { allowed });
  const leaks = Object.entries(run.outputs)
    .filter(([, text]) => Object.values(account).some((key) => finds(text, key)))
    .map(([name]) => `a key is in ${name}`);
  const problems = problemsOf({ switches, run, expected: expectedOf(switches), allowed });
  expect([...problems, ...leaks]).toEqual([]);
});
