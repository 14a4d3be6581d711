// What a run of the contract suite takes, and what its recording proxy adds to a call.

import { fileURLToPath } from "node:url";
import { startSilentMock } from "./lib/contestants.mjs";
import { figureOf, median } from "./lib/figures.mjs";
import { withServer } from "./lib/leased.mjs";
import { run } from "./lib/processes.mjs";
import { tableOf } from "./lib/tables.mjs";

export const title = "The contract suite";
export const parts = { run: runs, proxy };

const script = (name) => fileURLToPath(new URL(`contract/${name}`, import.meta.url));

const columnsOfRun = [
  { key: "seconds", title: "s", digits: 2 },
  { key: "cases", title: "cases" },
  { key: "requests", title: "requests" },
  { key: "perSecond", title: "requests a second" },
  { key: "caseMs", title: "ms of a case (median)", digits: 1 },
  { key: "slowestMs", title: "ms of the slowest case", digits: 0 },
];

/** All the mocks of `npm run contract`, and of them the two that play the documented profile. */
async function runs(plan) {
  const measure = async () => {
    const { cases } = await run([script("run-once.mjs"), "documented"]);
    const measured = targetsOf(cases).map((target) => [
      target,
      summaryOf(cases.filter((one) => one.target === target)),
    ]);
    if (plan.quick) return measured;
    const all = await run([script("run-once.mjs")]);
    return [...measured, [`${wholeRun}: ${targetsOf(all.cases).length} mocks`, summaryOf(all.cases, all.ms)]];
  };
  const rounds = await plan.rounds(measure, { most: 3, seconds: 50 });
  const rows = rounds[0].map(([name], at) => [name, rounds.map((round) => round[at][1])]);
  const whole = rows.find(([name]) => name.startsWith(wholeRun));
  return {
    tables: [tableOf("contract run", rows, columnsOfRun)],
    targets: whole ? [targetOf(whole[1])] : [],
  };
}

const wholeRun = "a whole run";

/** Who changes a line of the client waits for it. */
const targetOf = (rounds) => ({
  text: "contract run on all mocks, three operations: s",
  measured: figureOf(rounds, ({ seconds }) => seconds),
  most: 15,
  digits: 1,
});

const targetsOf = (cases) => [...new Set(cases.map(({ target }) => target))];

const sumOf = (cases, what) => cases.reduce((sum, one) => sum + one[what], 0);

function summaryOf(cases, ms = sumOf(cases, "ms")) {
  const requests = sumOf(cases, "requests");
  return {
    seconds: ms / 1000,
    cases: cases.length,
    requests,
    perSecond: (requests * 1000) / ms,
    caseMs: median(cases.map((one) => one.ms)),
    slowestMs: Math.max(...cases.map((one) => one.ms)),
  };
}

const columnsOfCall = [
  { key: "straight", title: "straight, ms", digits: 2 },
  { key: "proxied", title: "recorded, ms", digits: 2 },
  { key: "ratio", title: "recorded / straight", digits: 2 },
];

/** The same calls by the same client, once straight to the mock and once through the proxy that records a run. */
async function proxy(plan) {
  const sizes = { "sample video, 54 kB": 0, ...plan.pick({ "20 MB": 20 }, {}) };
  const rows = [];
  for (const [name, megabytes] of Object.entries(sizes)) {
    const calls = plan.pick(megabytes ? 5 : 200, 2);
    const measure = async () => {
      const straight = await msOfCall("straight", megabytes, calls);
      const proxied = await msOfCall("proxied", megabytes, calls);
      return { straight, proxied, ratio: proxied / straight };
    };
    rows.push([name, await plan.rounds(measure, { most: 5, seconds: 12 })]);
  }
  return { tables: [tableOf("one call of the client", rows, columnsOfCall)] };
}

const msOfCall = (way, megabytes, calls) =>
  withServer(startSilentMock, async ({ url }) => {
    const args = [script("calls-once.mjs"), way, url, megabytes, calls].map(String);
    const { ms } = await run(["--import", import.meta.resolve("tsx"), ...args]);
    return ms;
  });
