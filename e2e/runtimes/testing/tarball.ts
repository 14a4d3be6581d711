import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is published, and where it is built. */
const folders = {
  openapi: at("../../../openapi"),
  client: at("../../../packages/client"),
  "mock-server": at("../../../packages/mock-server"),
  "contract-tests": at("../../../packages/contract-tests/"),
} as const;

export type Published = keyof typeof folders;
export const published = Object.keys(folders) as Published[];

/** Where a program runs, if not at the top of its project, and what it reads. */
type How = { readonly cwd?: string; readonly input?: string };

/** An empty project, outside of this workspace, that packed packages were installed into. */
export type Project = {
  readonly folder: string;
  /** A place in an installed package. */
  installed(name: Published, path?: string): string;
  /** Runs a program in the project, which has nothing of this vitest's environment, and gives what it printed. */
  run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv, how?: How): Promise<string>;
  /** Copies fixtures into the project, and gives the path of the first one there. */
  add(...fixtures: readonly [string, ...string[]]): Promise<string>;
  remove(): Promise<void>;
};

/** Packs built packages and installs them; what they depend on comes from the registry, or from npm's cache. */
export async function installPacked(...names: readonly Published[]): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-packed-"));
  await writeFile(join(folder, "package.json"), '{ "private": true }');
  return install(folder, names);
}

/** An application of e2e/apps as who wrote it has it: with what it depends on, and the packed client. */
export async function installApp(name: string): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), `remo-kit-${name}-`));
  await cp(at(`../../apps/${name}`), folder, { recursive: true });
  return install(folder, ["client"]);
}

async function install(folder: string, names: readonly Published[]): Promise<Project> {
  const run: Project["run"] = async (command, args, env, { cwd = folder, input = "" } = {}) => {
    const options = { cwd, env: { ...ownEnvironment(), ...env }, timeout: 300_000 };
    const running = promisify(execFile)(command, args, options);
    running.child.stdin?.end(input);
    return (await running).stdout;
  };
  const files = await packInto(folder, names);
  await run("npm", ["install", ...files.map((file) => `./${file}`), ...quietInstall]);
  return {
    folder,
    installed: (name, path = "") => join(folder, "node_modules/@remo-kit", name, path),
    run,
    async add(...fixtures) {
      for (const name of fixtures) await cp(at(`../../fixtures/${name}`), join(folder, basename(name)));
      return join(folder, basename(fixtures[0]));
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Built packages as npm would publish them. */
export async function pack(...names: readonly Published[]): Promise<Map<Published, Uint8Array<ArrayBuffer>>> {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-tarballs-"));
  try {
    const files = await packInto(folder, names);
    const read = async (name: Published, i: number) =>
      [name, new Uint8Array(await readFile(join(folder, files[i] as string)))] as const;
    return new Map(await Promise.all(names.map(read)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Gives the names of the tarballs. */
async function packInto(cwd: string, names: readonly Published[]): Promise<string[]> {
  const args = ["pack", ...names.map((name) => folders[name]), "--ignore-scripts", "--loglevel=error"];
  return (await promisify(execFile)("npm", args, { cwd })).stdout.trim().split("\n");
}

export function ownEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_ENV|REMO_)/.test(name));
  return { ...Object.fromEntries(own), NO_COLOR: "1" };
}

/** Nothing of a package runs while it is installed. */
export const quietInstall = [
  "--ignore-scripts",
  "--prefer-offline",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
] as const;
