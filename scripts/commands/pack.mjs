import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSboms } from "../sbom.mjs";
import { step } from "../steps.mjs";
import { capture, root, StepError } from "../tools.mjs";

const folder = join(root, ".pack");
const published = ["openapi", "packages/client", "packages/mock-server", "packages/contract-tests"];

/** Packs what is published into .pack, after proving that another build gives the same bytes. */
export default async function pack({ sbom = false }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await step("pack", () => packAll(root, folder));
  const packed = await sumsOf(folder);
  await step("another build elsewhere gives the same bytes", async () => {
    const others = await sumsOfAnotherBuild();
    const differing = packed.filter((line) => !others.includes(line));
    if (differing.length > 0)
      throw new StepError("pack", differing.map((line) => `Not reproducible: ${line}`).join("\n"));
  });
  if (sbom) await step("SBOM, CycloneDX", () => writeSboms(folder, published));
  const sums = (await sumsOf(folder)).join("\n");
  await writeFile(join(folder, "SHA256SUMS"), `${sums}\n`);
  console.log(`\n${sums}\n\nIn ${folder}`);
}

/** Packs the built packages of a clone. */
function packAll(clone, into) {
  const flags = ["--pack-destination", into, "--ignore-scripts", "--loglevel=error"];
  return capture("npm", ["pack", ...flags, ...published.map((name) => `./${name}`)], { cwd: clone });
}

/** A line for each file of a folder, in the form that sha256sum --check reads. */
async function sumsOf(folder) {
  const names = (await readdir(folder)).sort();
  const sumOf = (bytes) => createHash("sha256").update(bytes).digest("hex");
  return Promise.all(names.map(async (name) => `${sumOf(await readFile(join(folder, name)))}  ${name}`));
}

/** Of a build that nothing is taken from a cache for, of the same sources in another folder. */
async function sumsOfAnotherBuild() {
  const clone = await mkdtemp(join(tmpdir(), "remo-kit-another-build-"));
  const tarballs = join(clone, ".pack");
  try {
    for (const path of await sources()) await cp(join(root, path), join(clone, path));
    const filters = published.map((name) => `--filter=./${name}`);
    await capture("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: clone });
    await capture("pnpm", ["exec", "turbo", "run", "build", ...filters], { cwd: clone });
    await mkdir(tarballs);
    await packAll(clone, tarballs);
    return await sumsOf(tarballs);
  } finally {
    await rm(clone, { recursive: true });
  }
}

async function sources() {
  const output = await capture("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  return output.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}
