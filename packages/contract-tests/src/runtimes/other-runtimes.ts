import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { quietInstall } from "./tarball.ts";

/** A runtime that is not Node: the npm package that ships it, and how it runs a script of the project it is in. */
export type Runtime = {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  readonly binary: string;
  readonly args: readonly string[];
};

export const runtimes: readonly Runtime[] = [
  {
    name: "Bun",
    package: "@oven/bun-linux-x64",
    version: "1.4.5",
    binary: "bin/bun",
    args: ["run", "--no-install"],
  },
  {
    name: "Deno",
    package: "@deno/linux-x64-glibc",
    version: "2.9.6",
    binary: "deno",
    args: [
      "run",
      "--allow-net=127.0.0.1",
      "--allow-read",
      "--allow-env",
      "--node-modules-dir=manual",
      "--no-lock",
    ],
  },
];

/** Why they are not run here; undefined if they are. They are 200 MB, which is too much for everybody's install. */
export const notHere =
  process.platform !== "linux" || process.arch !== "x64"
    ? "Bun and Deno are fetched for Linux on x64 only. Their tests are skipped."
    : !process.env.CI && !process.env.REMO_KIT_RUNTIMES
      ? "Bun and Deno are run in CI, and with REMO_KIT_RUNTIMES=1. Their tests are skipped."
      : undefined;

const cache = fileURLToPath(new URL("../../../../node_modules/.cache/remo-kit-runtimes", import.meta.url));
const folderOf = (runtime: Runtime) => join(cache, "node_modules", runtime.package);

export const binaryOf = (runtime: Runtime): string => join(folderOf(runtime), runtime.binary);

/** Fetches the runtimes that are not in the cache yet, out of their npm packages. */
export async function fetchRuntimes(): Promise<void> {
  if (runtimes.every(isCached)) return;
  mkdirSync(cache, { recursive: true });
  const packages = runtimes.map((runtime) => `${runtime.package}@${runtime.version}`);
  const args = ["install", "--prefix", cache, "--no-save", "--no-package-lock", ...quietInstall, ...packages];
  await promisify(execFile)("npm", args);
}

function isCached(runtime: Runtime): boolean {
  const manifest = join(folderOf(runtime), "package.json");
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === runtime.version;
}
