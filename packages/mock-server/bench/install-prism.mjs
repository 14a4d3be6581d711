// Prism is no dependency of this kit: it comes from the registry when it is measured, into a folder that git ignores.

import { execFile } from "node:child_process";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

// The newest. It asks for a newer Node than this kit does, and runs on Node 20 all the same.
const version = "5.16.0";

const folder = fileURLToPath(new URL(`../../../.bench/prism-${version}`, import.meta.url));
const script = join(folder, "node_modules/@stoplight/prism-cli/dist/index.js");

export const prismName = `Prism ${version}`;

/** The script of Prism; undefined if it cannot be installed, which is said. */
export async function installPrism() {
  if (await isThere(script)) return script;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  const flags = [
    "--no-audit",
    "--no-fund",
    "--no-save",
    "--ignore-scripts",
    "--loglevel=error",
    "--fetch-retries=0",
  ];
  const args = ["install", "--prefix", folder, ...flags, `@stoplight/prism-cli@${version}`];
  try {
    await promisify(execFile)("npm", args, { timeout: 180_000, shell: process.platform === "win32" });
  } catch (error) {
    console.error(`${prismName} is not measured, because npm cannot install it: ${firstLine(error)}\n`);
    return undefined;
  }
  return script;
}

const isThere = (file) =>
  access(file).then(
    () => true,
    () => false,
  );

const firstLine = ({ stderr, message }) =>
  (stderr || message).trim().split("\n")[0].replace("npm error ", "");
