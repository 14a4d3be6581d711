import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { audit } from "../audit.mjs";
import { licences } from "../licences.mjs";
import { outcomeOf, reportOf } from "../reports.mjs";
import { install, step, turbo } from "../steps.mjs";
import { capture, root } from "../tools.mjs";

/** Those of one row run at the same time. */
const checks = [
  [
    ["format and lint", () => capture("biome", ["ci", "--colors=off", "."])],
    ["dead code", () => capture("knip", ["--no-progress"])],
    ["licences of dependencies", licences],
    ["audit of dependencies", audit],
  ],
  [["generated files are fresh", (note) => turbo(note, "fresh", "--continue")]],
  [["spec lint", (note) => turbo(note, "lint:spec")]], // Not beside another turbo, which would build the same files.
  [["build", (note) => turbo(note, "build")]],
  [
    ["directions of imports", () => capture("depcruise", ["--config", ".dependency-cruiser.mjs", "."])],
    ["types", (note) => turbo(note, "typecheck", "--continue")],
  ],
  [["tests of every package", runTests]],
];

const packages = readdirSync(join(root, "packages")).map((name) => join("packages", name));
const reports = ["openapi", "docs", "bench", "e2e", ...packages].map((folder) => reportOf(folder));

/** One package after the other: the tests of each take all cores, and some measure time. */
function runTests(note) {
  for (const report of reports) rmSync(report, { force: true }); // One that is not written anew is none of this run.
  return turbo(note, "test", "--continue", "--concurrency=1");
}

/** Proves everything that is claimed, in one command. A check that fails does not hide the ones after it. */
export default async function test() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const prove = async (label, run) => {
    try {
      const result = await run();
      counts[result?.skipped ? "skipped" : "passed"] += 1;
    } catch {
      counts.failed += 1;
      failures.push(label);
    }
  };
  await prove("install", install);
  if (failures.length === 0)
    for (const row of checks)
      await Promise.all(row.map(([label, work]) => prove(label, () => step(label, work))));
  const outcome = outcomeOf(reports, counts);
  console.log(
    failures.length === 0 ? "\nAll checks hold." : `\nThese checks failed: ${failures.join(", ")}.`,
  );
  console.log(outcome);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
