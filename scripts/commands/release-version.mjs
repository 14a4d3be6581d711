import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "../steps.mjs";
import { capture, root } from "../tools.mjs";

const manifestOf = (name) => join(root, "packages", name, "package.json");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Takes the version from the changesets to every package, and to all that is made from it. */
export default async function releaseVersion() {
  await step("versions and changelogs", () => capture("changeset", ["version"]));
  await step("peers of the contract suite", raisePeers);
  await step("lock file", () => capture("pnpm", ["install", "--lockfile-only", "--reporter=append-only"]));
  console.log(`\nThis is ${read(manifestOf("client")).version}. Read the diff, then commit it.`);
}

/** Changesets leaves a peer range alone that still fits; the suite is tested with the packages of its own version. */
function raisePeers() {
  const file = manifestOf("contract-tests");
  const manifest = read(file);
  for (const name of Object.keys(manifest.peerDependencies))
    if (name.startsWith("@remo-kit/")) manifest.peerDependencies[name] = `>=${manifest.version}`;
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
