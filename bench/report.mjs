// Writes the page of the docs, its plots, and the figures that they are made from, from the results of the last whole
// run of each benchmark.
//
// Usage: node bench/report.mjs

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { pageOf } from "./lib/page.mjs";
import { plot } from "./lib/plot.mjs";
import { readResults } from "./lib/results.mjs";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));
const images = `${docs}images/benchmarks/`;

const results = await readResults();
if (results.length === 0) {
  console.error("There are no results yet: npm run bench makes them.");
  process.exit(2);
}
await mkdir(images, { recursive: true });
for (const old of await readdir(images)) await rm(images + old);
for (const { name, ...drawing } of results.flatMap(({ plots }) => plots)) {
  await writeFile(`${images}${name}.svg`, await plot(drawing));
}
await writeFile(`${docs}benchmarks.json`, `${JSON.stringify(results)}\n`);
await writeFile(`${docs}benchmarks.md`, pageOf(results));
console.log("Written: docs/benchmarks.md, docs/benchmarks.json and the plots in docs/images/benchmarks");
