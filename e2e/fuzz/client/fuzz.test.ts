// `npm run fuzz` does the same a hundred times as often. What it finds is kept in the corpus: each case holds for ever.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AnswerCase } from "./answers.ts";
import { cases, fc, start } from "./client.ts";

const corpus = new URL("../corpus/client/", import.meta.url);
const kept = readdirSync(corpus).map(
  (name) => JSON.parse(readFileSync(new URL(name, corpus), "utf8")) as { about: string; case: AnswerCase },
);

for (const { about, case: one } of kept) {
  test(`it happens no more: ${about}`, async () => {
    expect(await (await start()).run(one)).toMatch(/^by /);
  });
}

test("whatever a server answers, a call ends in time, as its type says, and shows no key", async () => {
  const { run } = await start();
  const property = fc.asyncProperty(cases, async (one) => void (await run(one)));
  await fc.assert(property, { seed: 7, numRuns: 150 });
});
