import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { type Project, quietInstall } from "./tarball.ts";

/** A runtime that is not Node: the npm package that ships it, and how it runs the calls of the fixtures. */
export type Runtime = {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  readonly binary: string;
  /** What it says that it is. */
  readonly identity: string;
  /** Puts what it runs into the project; gives the arguments that have it send this video there. */
  prepare(project: Project, url: string, video: string): Promise<readonly string[]>;
};

/** Runs a script of the project, with the URL and the video as its arguments. */
const asScript =
  (...flags: readonly string[]): Runtime["prepare"] =>
  async (project, ...given) => [...flags, await project.add("runtime-call.mjs", "calls.mjs"), ...given];

export const runtimes: readonly Runtime[] = [
  {
    name: "Bun",
    package: "@oven/bun-linux-x64",
    version: "1.4.5",
    binary: "bin/bun",
    identity: "1.4.5",
    prepare: asScript("run", "--no-install"),
  },
  {
    name: "Deno",
    package: "@deno/linux-x64-glibc",
    version: "2.9.6",
    binary: "deno",
    identity: "2.9.6",
    prepare: asScript(
      "run",
      "--allow-net=127.0.0.1",
      "--allow-read",
      "--allow-env",
      "--node-modules-dir=manual",
      "--no-lock",
    ),
  },
  {
    name: "workerd",
    package: "@cloudflare/workerd-linux-64",
    version: "1.20261117.1",
    binary: "bin/workerd",
    identity: "Cloudflare-Workers",
    prepare: bundleWorker,
  },
];

const cache = fileURLToPath(new URL("../../../node_modules/.cache/remo-kit-runtimes", import.meta.url));
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

/** A worker is one file without packages; it reaches this machine only because its configuration says so. */
async function bundleWorker(project: Project, url: string, video: string): Promise<readonly string[]> {
  const entry = await project.add("worker-call.mjs", "calls.mjs");
  const outfile = join(project.folder, "worker.js");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
  });
  await cp(video, join(project.folder, "video.mp4"));
  const config = join(project.folder, "worker.capnp");
  await writeFile(config, workerConfig(url));
  return ["test", config];
}

const workerConfig = (url: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "call", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-11-01",
      bindings = [(name = "url", text = "${url}"), (name = "video", data = embed "video.mp4")],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["private"])),
  ],
);
`;
