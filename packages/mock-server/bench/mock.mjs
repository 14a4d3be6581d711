// How fast the mock is beside what users would take instead, and what it costs. Each contestant is a process of its
// own on loopback, rounds alternate, ratios are made within a round, and every figure is the median of the rounds.
//
// Usage: node bench/mock.mjs [small|large|start …]     (default: all)

import { isMissed, targetTable } from "./figures.mjs";
import { installPrism } from "./install-prism.mjs";
import { largeBody } from "./large-body.mjs";
import { smallPosts } from "./small-posts.mjs";
import { startup } from "./startup.mjs";

const parts = { small: smallPosts, large: largeBody, start: startup };

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
if (!chosen.every((name) => Object.hasOwn(parts, name))) {
  console.error(`Parts are ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

const prism = await installPrism();
const targets = [];
for (const name of chosen) {
  const result = await parts[name](prism);
  console.log(`${result.table}\n`);
  targets.push(...result.targets);
}
console.log(targetTable(targets));
process.exitCode = targets.some(isMissed) ? 1 : 0;
