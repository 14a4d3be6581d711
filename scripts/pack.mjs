import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture, root } from "./tools.mjs";

/** Folders of the packages that are published. */
export const published = ["openapi", "packages/client", "packages/mock-server", "packages/contract-tests"];

export const sumOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Packs the built packages of a clone into a folder; gives the SHA-256 of each tarball. */
export async function packAll(clone, folder) {
  const args = ["pack", "--pack-destination", folder, "--ignore-scripts", "--loglevel=error"];
  const output = await capture("npm", [...args, ...published.map((name) => `./${name}`)], { cwd: clone });
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
    await capture("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: clone });
    await capture("pnpm", ["exec", "turbo", "run", "build", ...filters], { cwd: clone });
    return await packAll(clone, clone);
  } finally {
    await rm(clone, { recursive: true });
  }
}

async function sources() {
  const output = await capture("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  return output.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}
