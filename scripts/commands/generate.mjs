import { step, turbo } from "../steps.mjs";
import { capture } from "../tools.mjs";

/** What is committed, then what the builds make of it. */
export default async function generate() {
  const output = await step("openapi", () =>
    capture("pnpm", ["--silent", "--filter", "@remo-kit/openapi", "generate"]),
  );
  console.log(`    ${output.trim()}`);
  await step("what is not committed", (note) => turbo(note, "generate:built"));
}
