import { readFileSync, writeFileSync } from "node:fs";
import { capture, install, root, step } from "../tools.mjs";

const manifestOf = (folder) => `${root}${folder}/package.json`;
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Takes the version from the changesets to every package, and to all that is made from it. */
export default async function releaseVersion(args) {
  if (args.length > 0) {
    console.error(
      "Usage: npm run release:version   (it takes nothing, and changes the versions of all packages)",
    );
    process.exitCode = 2;
    return;
  }
  await install();
  await step("versions and changelogs", () => capture("changeset", ["version"]));
  await step("peers of the contract suite", raisePeers);
  await step("lock file", () => capture("pnpm", ["install", "--lockfile-only", "--reporter=append-only"]));
  console.log(`\nThis is ${read(manifestOf("packages/client")).version}. Read the diff, then commit it.`);
}

/** Changesets leaves a peer range alone that still fits; the suite is tested with the packages of its own version. */
function raisePeers() {
  const file = manifestOf("packages/contract-tests");
  const manifest = read(file);
  for (const name of Object.keys(manifest.peerDependencies))
    if (name.startsWith("@remo-kit/")) manifest.peerDependencies[name] = `>=${manifest.version}`;
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
