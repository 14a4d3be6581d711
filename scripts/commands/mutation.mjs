import { rmSync } from "node:fs";
import { capture, install, pass, root, step } from "../tools.mjs";

const packages = ["common", "client", "mock-server"];
const copy = `${root}.mutation`;

/**
 * Breaks the code that must not be wrong, one place at a time, and sees whether a test notices: `npm run mutation`, or
 * `-- client` for one package. It works on a copy of the last commit, for 10 to 20 minutes on two cores.
 */
export default async function mutation([name, ...rest]) {
  if (rest.length > 0 || (name !== undefined && !packages.includes(name))) {
    console.error(`Usage: npm run mutation [-- ${packages.join(" | ")}]`);
    process.exitCode = 2;
    return;
  }
  await install();
  await step("a copy of the last commit", makeCopy);
  for (const chosen of name === undefined ? packages : [name]) {
    const code = await pass(`${copy}/node_modules/.bin/stryker`, ["run"], `${copy}/packages/${chosen}`);
    process.exitCode ||= code;
  }
}

async function makeCopy() {
  rmSync(copy, { recursive: true, force: true });
  await capture("git", ["clone", "--quiet", "--no-hardlinks", ".", copy]);
  await capture(process.execPath, [`${copy}/scripts/run.mjs`, "setup"]);
}
