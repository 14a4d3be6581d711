import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root, StepError } from "./tools.mjs";

/** Folders of the packages that are published. */
export const published = ["openapi", "packages/client", "packages/mock-server", "packages/contract-tests"];

export const sumOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Packs the built packages of a clone into a folder; gives the SHA-256 of each tarball. */
export async function packAll(clone, folder) {
  const args = ["pack", "--pack-destination", folder, "--ignore-scripts", "--loglevel=error"];
  const told = await run(clone, "npm", [...args, ...published.map((name) => `./${name}`)]);
  const names = told.trim().split("\n");
  return new Map(
    await Promise.all(names.map(async (name) => [name, sumOf(await readFile(join(folder, name)))])),
  );
}

/** The same of a build that nothing is taken from a cache for, of the same sources in another folder. */
export async function packAnotherBuild() {
  const clone = await mkdtemp(join(tmpdir(), "remo-kit-another-build-"));
  try {
    for (const path of await sources()) await cp(join(root, path), join(clone, path));
    await run(clone, "pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
    await run(clone, "pnpm", [
      "exec",
      "turbo",
      "run",
      "build",
      ...published.map((name) => `--filter=./${name}`),
    ]);
    return await packAll(clone, clone);
  } finally {
    await rm(clone, { recursive: true });
  }
}

async function sources() {
  const told = await run(root, "git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  const deleted = await run(root, "git", ["ls-files", "-z", "--deleted"]);
  const gone = new Set(deleted.split("\0"));
  return told.split("\0").filter((path) => path !== "" && !gone.has(path));
}

async function run(cwd, program, args) {
  const env = { ...process.env, CI: "true", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const options = { cwd, env, maxBuffer: 2 ** 26, shell: process.platform === "win32" };
  try {
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (error) {
    throw new StepError(program, `${error.stdout}${error.stderr}`);
  }
}
