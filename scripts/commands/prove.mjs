import { readFileSync } from "node:fs";
import { build, capture, install, root, step } from "../tools.mjs";

const folder = `${root}e2e`;
const report = `${folder}/.vitest/prove.json`;

/** Proves what takes too long for `npm test`: each `*.prove.ts`. */
export default async function prove() {
  await install();
  await build();
  const args = ["run", "--root", folder, "--config", "vitest.prove.config.ts"];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  try {
    await step("proofs", () => capture("vitest", [...args, ...reporters]));
  } catch {
    process.exitCode = 1;
  }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
}
