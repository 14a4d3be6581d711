import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { audit } from "../audit.mjs";
import { licences } from "../licences.mjs";
import { capture, install, root, step, turbo } from "../tools.mjs";

const withTests = [
  "openapi",
  "docs",
  "bench",
  "e2e",
  ...readdirSync(`${root}/packages`).map((name) => `packages/${name}`),
];
const reportOf = (folder) => `${root}/${folder}/.vitest/report.json`;

/** Proves everything that is claimed, in one command. A check that fails does not hide the ones after it. */
export default async function check() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const prove = async (label, work) => {
    const { outcome, skipped } = await work().then(
      (result) => ({ outcome: result?.skipped ? "skipped" : "passed", ...result }),
      () => ({ outcome: "failed" }),
    );
    counts[outcome] += 1;
    if (skipped) console.log(`    skipped: ${skipped}`);
    if (outcome === "failed") failures.push(label);
    return outcome !== "failed";
  };
  const failures = [];
  const checks = [
    ["format and lint", () => capture("biome", ["ci", "--colors=off", "."])],
    ["generated files are fresh", () => turbo("fresh", "--continue")],
    ["spec lint", () => turbo("lint:spec")],
    ["dead code", () => capture("knip", ["--no-progress"])],
    ["licences of dependencies", licences],
    ["audit of dependencies", audit],
    ["build", () => turbo("build")],
    ["directions of imports", () => capture("depcruise", ["--config", ".dependency-cruiser.mjs", "."])],
    ["types", () => turbo("typecheck", "--continue")],
    ["tests of every package", () => test(counts)],
  ];
  if (await prove("install", install)) {
    for (const [label, work] of checks) await prove(label, () => step(label, work));
  }
  console.log(
    failures.length === 0 ? "\nAll checks hold." : `\nThese checks failed: ${failures.join(", ")}.`,
  );
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** Runs the tests of every package, or takes their results from turbo's cache; counts them either way. */
async function test(counts) {
  for (const folder of withTests) rmSync(reportOf(folder), { force: true });
  try {
    await turbo("test", "--continue", "--concurrency=1");
  } finally {
    for (const folder of withTests.filter((name) => existsSync(reportOf(name)))) {
      const report = JSON.parse(readFileSync(reportOf(folder), "utf8"));
      counts.passed += report.numPassedTests;
      counts.failed += report.numFailedTests;
      counts.skipped += report.numPendingTests;
    }
  }
}
