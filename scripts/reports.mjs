// The reports that vitest leaves of the tests of a package, also out of turbo's cache.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tools.mjs";

const fileOf = ([folder, name]) => join(root, folder, ".vitest", name);
const read = (reports) =>
  reports
    .map(fileOf)
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")));

/** A report that a run does not write anew is none of it. */
export function forget(reports) {
  for (const report of reports) rmSync(fileOf(report), { force: true });
}

export function countOf(reports) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { numPassedTests, numFailedTests, numPendingTests } of read(reports)) {
    counts.passed += numPassedTests;
    counts.failed += numFailedTests;
    counts.skipped += numPendingTests;
  }
  return counts;
}

export const outcomeOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** What was skipped, in a line for each reason; a test tells its reason in its `meta`. */
export function skippedIn(reports) {
  const reasons = new Map();
  const tests = read(reports).flatMap(({ testResults }) =>
    testResults.flatMap((file) => file.assertionResults),
  );
  for (const { fullName, meta } of tests.filter(({ status }) => status === "skipped")) {
    const reason = meta.skipped ?? `"${fullName}"; its file says what it needs.`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(
    ([reason, tests]) => `  ${tests} ${tests === 1 ? "test" : "tests"} skipped: ${reason}`,
  );
}
