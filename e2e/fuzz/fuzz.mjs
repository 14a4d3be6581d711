// Hostile bodies against the intake, hostile requests against the mock, hostile answers against the client: each must
// end as it should, in time. Bounded by count. What fails is made small and kept among the tests of its package.
//
// Usage: npm run fuzz -- [--seed N] [--count 100000] [--only intake]
//        --count: bodies; of requests there are a twentieth, of answers a tenth. --only: intake, server or client.

import { parseArgs } from "node:util";
import { markdownTable } from "../../bench/lib/markdown.mjs";
import { keep } from "./corpus.mjs";
import { startTarget } from "./process.mjs";
import { targets } from "./targets.mjs";

const tellEvery = 10_000; // ms

const { seed, count, only } = readArgs();
const chosen = Object.entries(targets).filter(([name]) => only === undefined || only === name);
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);

console.log(`fuzz: seed ${seed}\n`);
const running = chosen.map(([name, target]) =>
  startTarget(name, target, { seed, count: Math.ceil(count * target.share) }),
);
const progress = setInterval(
  () => console.log(`  ${seconds()} s: ${running.map(shown).join(", ")}`),
  tellEvery,
);
const results = await Promise.all(running.map(({ result }) => result));
clearInterval(progress);

for (const result of results) tellFailures(result);
tellSummary(results);

function shown({ what, count: of, done }) {
  return `${done().toLocaleString("en")} of ${of.toLocaleString("en")} ${what}`;
}

function tellFailures({ name, stray, failures }) {
  for (const text of stray) console.error(`\n${name}: ${text}`);
  for (const { error, one, seed: of, path } of smallest(failures)) {
    console.error(`\n${name}: ${error}`);
    if (one === undefined) continue;
    console.error(`  seed ${of}, path ${path}; as small as it gets: ${JSON.stringify(one).slice(0, 4000)}`);
    console.error(`  kept in ${keep(targets[name], { about: error, one })}`);
  }
}

/** Several rows may have met the same: the smallest case of each error says enough. */
function smallest(failures) {
  const size = ({ one }) => JSON.stringify(one ?? "").length;
  const byError = new Map();
  for (const failure of failures.toSorted((one, other) => size(other) - size(one)))
    byError.set(failure.error.split("\n")[0], failure);
  return [...byError.values()];
}

function tellSummary(all) {
  const rows = all.flatMap(({ name, outcomes }) =>
    Object.entries(outcomes)
      .sort(([, one], [, other]) => other - one)
      .map(([outcome, times]) => [name, outcome, times.toLocaleString("en")]),
  );
  console.log(`\n${markdownTable([["target", "outcome", "cases"], ...rows])}\n`);
  const isRight = ({ stray, failures }) => stray.length === 0 && failures.length === 0;
  const sums = all.map((result) => {
    const verdict = isRight(result) ? "ok" : "WRONG";
    return [result.name, result.done.toLocaleString("en"), result.seconds.toFixed(0), verdict];
  });
  console.log(markdownTable([["target", "cases", "seconds", ""], ...sums]));
  console.log(`\nfuzz: seed ${seed}, ${seconds()} s, ${all.every(isRight) ? "ok" : "not ok"}`);
  process.exitCode = all.every(isRight) ? 0 : 1;
}

function readArgs() {
  const options = {
    seed: { type: "string" },
    count: { type: "string", default: "100000" },
    only: { type: "string" },
  };
  const { values } = parseArgs({ options });
  const given = { ...values, seed: Number(values.seed ?? Date.now() % 2 ** 31), count: Number(values.count) };
  const isUsable = (number, most) => Number.isInteger(number) && number >= 1 && number <= most;
  const isKnown = given.only === undefined || Object.hasOwn(targets, given.only);
  if (isKnown && isUsable(given.seed, 2 ** 31) && isUsable(given.count, 10_000_000)) return given;
  console.error(
    "--seed takes 1 to 2147483648, --count 1 to 10000000, --only one of: intake, server, client.",
  );
  process.exit(2);
}
