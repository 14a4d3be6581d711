// Runs one benchmark, or parts of it, prints its tables and writes its figures.
//
// Usage: node bench/run.mjs NAME [PART …] [--quick]     (--quick: one small round; shows that all works, no more)

import { isMet } from "./lib/figures.mjs";
import { machine, versions } from "./lib/machine.mjs";
import { markdownOf } from "./lib/markdown.mjs";
import { benchmarks } from "./lib/page.mjs";
import { writeResult } from "./lib/results.mjs";
import { planOf } from "./lib/rounds.mjs";

const args = process.argv.slice(2);
const quick = args.includes("--quick");
const [name, ...asked] = args.filter((arg) => arg !== "--quick");
if (!benchmarks.includes(name)) refuse(`Benchmarks are ${benchmarks.join(", ")}.`);
const { title, parts } = await import(`./${name}.mjs`);
const chosen = asked.length > 0 ? asked : Object.keys(parts);
if (!chosen.every((part) => Object.hasOwn(parts, part)))
  refuse(`Parts of ${name} are ${Object.keys(parts).join(", ")}; there is one flag, --quick.`);

const began = performance.now();
const found = { tables: [], targets: [], plots: [], facts: [] };
for (const part of chosen) {
  const result = await parts[part](planOf({ quick }));
  for (const kind of Object.keys(found)) found[kind].push(...(result[kind] ?? []));
}
const seconds = Math.round((performance.now() - began) / 1000);
const whole = asked.length === 0 && !quick;
const file = await writeResult({
  name,
  title,
  date: new Date().toISOString(),
  whole,
  seconds,
  machine: machine(),
  versions: await versions(),
  ...found,
});
console.log(
  `${markdownOf(found)}\n\nMedian of the rounds (lowest–highest). ${seconds} s; figures in ${file}`,
);
// A target whose note says why it is missed may be missed by what is known, and no more; a smoke run shows no figures.
const isNew = (target) => isMet({ ...target, least: target.known ?? target.least }) === false;
process.exitCode = !quick && found.targets.some(isNew) ? 1 : 0;

function refuse(message) {
  console.error(message);
  process.exit(2);
}
