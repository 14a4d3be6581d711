import { rmSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../commands.mjs";
import { step } from "../steps.mjs";
import { capture, pass, programFile, root } from "../tools.mjs";

const copy = join(root, ".mutation");

/** Breaks the code that must not be wrong, in a copy of the last commit, and sees whether a test notices. */
export default async function mutation(_, chosen) {
  await step("a copy of the last commit", makeCopy);
  for (const name of chosen.length > 0 ? chosen : commands.mutation.names)
    await pass([programFile("stryker", copy), "run"], join(copy, "packages", name));
}

async function makeCopy() {
  rmSync(copy, { recursive: true, force: true });
  await capture("git", ["clone", "--quiet", "--no-hardlinks", ".", copy]);
  await capture(process.execPath, [join(copy, "scripts", "run.mjs"), "setup"]);
}
