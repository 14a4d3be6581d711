import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const client = dirname(fileURLToPath(import.meta.resolve("@remo-kit/client/package.json")));
const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** An empty project, outside of this workspace, that the packed client was installed into. */
export type Project = {
  readonly folder: string;
  /** The package as npm would publish it. */
  readonly tarball: Uint8Array;
  /** Runs a fixture in the project, and gives what it printed. */
  run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<string>;
  /** Copies a fixture into the project, and gives its path there. */
  add(fixture: string): Promise<string>;
  remove(): Promise<void>;
};

/** Packs the built client and installs it; only openapi-fetch comes from the registry, or from npm's cache. */
export async function installPacked(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-packed-"));
  const run = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const options = { cwd: folder, env: { ...process.env, ...env }, timeout: 60_000 };
    return (await promisify(execFile)(command, args, options)).stdout;
  };
  const pack = ["pack", client, "--ignore-scripts", "--loglevel=error"];
  const tarball = (await run("npm", pack)).trim();
  await writeFile(join(folder, "package.json"), '{ "private": true }');
  await run("npm", ["install", `./${tarball}`, ...quietInstall]);
  return {
    folder,
    tarball: await readFile(join(folder, tarball)),
    run,
    async add(fixture) {
      const copy = join(folder, basename(fixture));
      await cp(join(fixtures, fixture), copy);
      return copy;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Nothing of a package runs while it is installed. */
export const quietInstall = [
  "--ignore-scripts",
  "--prefer-offline",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
] as const;
