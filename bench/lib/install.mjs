// What the kit is measured beside is no dependency of it: it comes from the registry when it is measured, into a folder
// that git ignores.

import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

/** `script` is what is run or imported of it. */
export const peers = {
  // It asks for a newer Node than this kit does, and runs on Node 20 all the same.
  prism: { name: "Prism", pkg: "@stoplight/prism-cli", version: "5.16.0", script: "dist/index.js" },
  mockoon: { name: "Mockoon", pkg: "@mockoon/cli", version: "9.9.0", script: "bin/run.js" },
  axios: { name: "axios", pkg: "axios", version: "1.21.1", script: "index.js" },
  openapiFetch: { name: "openapi-fetch", pkg: "openapi-fetch", version: "0.17.0", script: "dist/index.mjs" },
};

export const nameOf = (peer) => `${peers[peer].name} ${peers[peer].version}`;

const installs = {};

/** `{ script, folder }` of a peer, or `{ missing }` with the reason; it is tried once. */
export const installPeer = (peer) => {
  installs[peer] ??= install(peer);
  return installs[peer];
};

async function install(peer) {
  const { pkg, version, script } = peers[peer];
  const folder = fileURLToPath(new URL(`../../.bench/${peer}-${version}`, import.meta.url));
  const installed = { folder, script: join(folder, "node_modules", pkg, script) };
  try {
    if (!existsSync(installed.script)) await npmInstall(folder, `${pkg}@${version}`);
    return installed;
  } catch (error) {
    return { missing: `npm cannot install ${pkg} ${version} (${firstLine(error)})` };
  }
}

/** Installs into an empty project in `folder`. */
export async function npmInstall(folder, ...packages) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  const quietly = ["--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=0", "--prefer-offline"];
  const args = ["install", "--prefix", folder, "--no-save", "--ignore-scripts", ...quietly, ...packages];
  await execa("npm", args, { timeout: 120_000 });
}

export const firstLine = ({ stderr, message }) =>
  (stderr || message).trim().split("\n")[0].replace("npm error ", "");
