import { outcomeOf, reportOf } from "../reports.mjs";
import { step, turbo } from "../steps.mjs";

/** Proves what takes too long for `npm test`: each `*.prove.test.ts`. */
export default async function prove() {
  try {
    await step("proofs", (note) => turbo(note, "prove"));
  } catch {
    process.exitCode = 1;
  }
  console.log(outcomeOf([reportOf("e2e", "prove.json")]));
}
