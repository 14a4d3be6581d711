// Results of whole runs, as files that git ignores, from which the page in the docs is made.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../.bench/results/", import.meta.url));

/** What a smoke run or a part of a benchmark shows is kept apart: no page is made from it. */
export async function writeResult(result) {
  const into = result.whole ? folder : join(folder, "partial");
  await mkdir(into, { recursive: true });
  const file = join(into, `${result.name}.json`);
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

export async function readResults() {
  const files = await readdir(folder).catch(() => []);
  const texts = files
    .filter((name) => name.endsWith(".json"))
    .map((name) => readFile(join(folder, name), "utf8"));
  return (await Promise.all(texts)).map((text) => JSON.parse(text));
}
