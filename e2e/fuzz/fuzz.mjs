// Random bodies against the body reader, random requests against the mock, random answers against the client: each must
// end as it should, in time. Bounded by count. What fails is made small and kept in corpus/, where a test repeats it.

import { markdownTable } from "../../bench/lib/markdown.mjs";
import { keep } from "./corpus.mjs";
import { startTarget } from "./process.mjs";
import { targets } from "./targets.mjs";

const progressMs = 10_000;

/** @param flags those of `npm run fuzz`. */
export default async function fuzz({ only, ...flags }) {
  const [seed, count] = [flags.seed ?? Date.now() % 2 ** 31, flags.count].map(Number);
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  console.log(`fuzz: seed ${seed}\n`);
  const chosen = Object.entries(targets).filter(([name]) => only === undefined || only === name);
  const running = chosen.map(([name, target]) =>
    startTarget(name, target, { seed, count: Math.ceil(count * target.share) }),
  );
  const progress = setInterval(
    () => console.log(`  ${seconds()} s: ${running.map(shown).join(", ")}`),
    progressMs,
  );
  const results = await Promise.all(running.map(({ result }) => result));
  clearInterval(progress);
  for (const result of results) printFailures(result);
  const isRight = printSummary(results);
  console.log(`\nfuzz: seed ${seed}, ${seconds()} s, ${isRight ? "ok" : "not ok"}`);
  process.exitCode = isRight ? 0 : 1;
}

function shown({ what, count: of, done }) {
  return `${done().toLocaleString("en")} of ${of.toLocaleString("en")} ${what}`;
}

function printFailures({ name, stray, failures }) {
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

/** @returns whether all is right. */
function printSummary(all) {
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
  return all.every(isRight);
}
