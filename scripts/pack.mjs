import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputOf, root } from "./tools.mjs";

/** Folders of the packages that are published. */
export const published = ["openapi", "packages/client", "packages/mock-server", "packages/contract-tests"];

export const sumOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Packs the built packages of a clone into a folder; gives the SHA-256 of each tarball. */
export async function packAll(clone, folder) {
  const args = ["pack", "--pack-destination", folder, "--ignore-scripts", "--loglevel=error"];
  const output = await outputOf(clone, "npm", [...args, ...published.map((name) => `./${name}`)]);
  const names = output.trim().split("\n");
  return new Map(
    await Promise.all(names.map(async (name) => [name, sumOf(await readFile(join(folder, name)))])),
  );
}

/** The same of a build that nothing is taken from a cache for, of the same sources in another folder. */
export async function packAnotherBuild() {
  const clone = await mkdtemp(join(tmpdir(), "remo-kit-another-build-"));
  try {
    for (const path of await sources()) await cp(join(root, path), join(clone, path));
    const filters = published.map((name) => `--filter=./${name}`);
    await outputOf(clone, "pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
    await outputOf(clone, "pnpm", ["exec", "turbo", "run", "build", ...filters]);
    return await packAll(clone, clone);
  } finally {
    await rm(clone, { recursive: true });
  }
}

async function sources() {
  const output = await outputOf(root, "git", [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
  ]);
  const deleted = await outputOf(root, "git", ["ls-files", "-z", "--deleted"]);
  const gone = new Set(deleted.split("\0"));
  return output.split("\0").filter((path) => path !== "" && !gone.has(path));
}
