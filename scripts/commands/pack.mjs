import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packAll, packAnotherBuild, sumOf } from "../pack.mjs";
import { writeSboms } from "../sbom.mjs";
import { step } from "../steps.mjs";
import { root, StepError } from "../tools.mjs";

const folder = join(root, ".pack");

/** Packs what is published into .pack, after proving that another build gives the same bytes. */
export default async function pack({ sbom = false }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const sums = await step("pack", () => packAll(root, folder));
  await step("another build elsewhere gives the same bytes", async () => {
    const differing = differences(sums, await packAnotherBuild());
    if (differing.length > 0) throw new StepError("pack", differing.join("\n"));
  });
  if (sbom) await step("SBOM, CycloneDX", () => writeSboms(folder));
  await writeSums();
}

const differences = (sums, others) =>
  [...sums].filter(([name, sum]) => others.get(name) !== sum).map(([name]) => `${name} is not reproducible.`);

/** SHA256SUMS has the form that sha256sum --check reads. */
async function writeSums() {
  const names = (await readdir(folder)).sort();
  const lines = names.map(async (name) => `${sumOf(await readFile(join(folder, name)))}  ${name}`);
  const text = (await Promise.all(lines)).join("\n");
  await writeFile(join(folder, "SHA256SUMS"), `${text}\n`);
  console.log(`\n${text}\n\nIn ${folder}`);
}
