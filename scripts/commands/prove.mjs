import { countOf, outcomeOf, skippedIn } from "../reports.mjs";
import { step, turbo } from "../steps.mjs";

/** Proves what takes too long for `npm test`: each `*.prove.test.ts`. */
export default async function prove() {
  const report = ["e2e", "prove.json"];
  try {
    await step("proofs", (note) => turbo(note, "prove"));
  } catch {
    process.exitCode = 1;
  }
  for (const line of skippedIn([report])) console.log(line);
  console.log(outcomeOf(countOf([report])));
}
