import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse } from "yaml";
import {
  added,
  type Overlay,
  overlayOf,
  type RegistryName,
  type Row,
  registries,
  registryNames,
  withRows,
} from "./overlay.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const packages = [
  "openapi",
  "docs",
  "packages/common",
  "packages/client",
  "packages/mock-server",
  "packages/contract-tests",
  "e2e",
];

export type Scratch = {
  readonly folder: string;
  /** The files that the operations took, and their rows. */
  readonly files: readonly string[];
  readonly rows: readonly Row[];
  /** Ends it. */
  remove(): Promise<void>;
};

const notCopied = new Set([
  "node_modules",
  "dist",
  "site",
  "images",
  ".turbo",
  ".vitest",
  ".stryker",
  ".git",
]);

/** A copy of the repository with the operations added to it. Its packages see each other, and the libraries of this one. */
export async function openScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-operations-"));
  const wanted = (path: string) => !notCopied.has(basename(path));
  for (const name of [...packages, "scripts", "package.json", "tsconfig.base.json"])
    await cp(join(root, name), join(folder, name), { recursive: true, filter: wanted });
  for (const name of packages)
    await cp(join(root, name, "node_modules"), join(folder, name, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/node_modules\/\.(?!bin)/.test(path),
    });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await symlink(join(root, "docs/site"), join(folder, "docs/site"));
  const overlay = await overlayOf(folder);
  for (const [path, text] of overlay) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const rows = added.map(({ slug }) => ({ slug, id: idOf(slug, overlay) }));
  for (const name of registryNames) await writeRegistry(folder, name, rows);
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { folder, files: [...overlay.keys()], rows, remove };
}

function idOf(slug: string, overlay: Overlay): string {
  const text = overlay.get(`openapi/pages/rowing/${slug}/operation.yaml`) ?? "";
  return (parse(text) as { operation: { operationId: string } }).operation.operationId;
}

/** Writes the registry of a package anew, with these rows beside those of the repository. */
export async function writeRegistry(folder: string, name: RegistryName, rows: readonly Row[]): Promise<void> {
  const text = await readFile(join(root, registries[name]), "utf8");
  await writeFile(join(folder, registries[name]), withRows(text, rows));
}

/** A step that failed, and all that it printed. */
class StepError extends Error {
  override readonly name = "StepError";
}

type Step = { readonly place: string; readonly program: string; readonly args: readonly string[] };

const step = (place: string, program: string, ...args: string[]): Step => ({ place, program, args });
const types = (place: string) => step(place, "tsc", "--noEmit");
const rules = step("openapi", "vitest", "run", "lint", "--reporter=dot", "-t", "no rule is broken");

/** What a developer runs, in this order; those of one row at the same time. */
export const phases = {
  record: [[step("openapi", "tsx", "generate/generate.ts"), rules], [step("openapi", "tsdown")]],
  packages: [
    [types("packages/client"), step("packages/client", "tsdown")],
    [step("packages/mock-server", "tsx", "scripts/generate.ts")],
    [types("packages/mock-server"), step("packages/mock-server", "tsdown")],
    [types("packages/contract-tests"), step("packages/contract-tests", "tsdown")],
    [step("docs", "vitest", "run", "scripts/reference/pages.test.ts", "--reporter=dot")],
  ],
  "types of the client": [[types("packages/client")]],
  "types of the mock": [[types("packages/mock-server")]],
  "types of the cases": [[types("packages/contract-tests")]],
} as const satisfies { readonly [phase: string]: readonly (readonly Step[])[] };

export type Phase = keyof typeof phases;

/** @throws StepError the first step that failed. */
export async function run({ folder }: Scratch, phase: Phase): Promise<void> {
  for (const together of phases[phase] as readonly (readonly Step[])[])
    await Promise.all(together.map((one) => runStep(folder, one)));
}

async function runStep(folder: string, { place, program, args }: Step): Promise<void> {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, CI: undefined, VITEST: undefined };
  const options = { cwd: join(folder, place), env, maxBuffer: 1 << 26 };
  await promisify(execFile)(join(root, "node_modules/.bin", program), args, options).catch((error) => {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new StepError(`${place}: ${program} ${args.join(" ")}\n${stdout}${stderr}`);
  });
}
