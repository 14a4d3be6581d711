// The reports that vitest leaves of the tests of a package, also out of turbo's cache.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tools.mjs";

export const reportOf = (folder, name = "report.json") => join(root, folder, ".vitest", name);

/**
 * Prints what was skipped, in a line for each reason, and gives the outcome of all tests, added to `counts`. A test gives
 * its reason in its `meta`.
 */
export function outcomeOf(reports, { passed = 0, failed = 0, skipped = 0 } = {}) {
  const reasons = new Map();
  for (const report of reports.filter((file) => existsSync(file))) {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    passed += numPassedTests;
    failed += numFailedTests;
    skipped += numPendingTests;
    for (const { fullName, meta, status } of testResults.flatMap((file) => file.assertionResults)) {
      if (status !== "skipped") continue;
      const reason = meta.skipped ?? `"${fullName}"; its file says what it needs.`;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  for (const [reason, tests] of reasons)
    console.log(`  ${tests} ${tests === 1 ? "test" : "tests"} skipped: ${reason}`);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
