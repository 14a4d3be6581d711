// What a run of the contract suite takes, and what its recording proxy adds to a call.

import { fileURLToPath } from "node:url";
import { startSilentMock } from "./lib/contestants.mjs";
import { median } from "./lib/figures.mjs";
import { withServer } from "./lib/leased.mjs";
import { run } from "./lib/processes.mjs";
import { turnOf } from "./lib/rounds.mjs";
import { rowsOf, tableOf } from "./lib/tables.mjs";

export const title = "The contract suite";
export const parts = { run: runs, proxy };

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

/** All the mocks of `npm run contract`, and of them the two that play the documented profile. */
async function runs(plan) {
  const rounds = await plan.rounds(
    async () => {
      const documented = await run([script("contract/run-once.mjs"), "documented"]);
      const all = plan.quick ? {} : await run([script("contract/run-once.mjs")]);
      return { ...targetsOf(documented), all: all.cases && summaryOf(all.cases, all) };
    },
    { most: 3, seconds: 50 },
  );
  const measured = Object.entries(rounds[0]).filter(([, found]) => found);
  const names = measured.map(([name, { targets }]) => [
    name,
    name === "all" ? `a whole run: ${targets} mocks` : name,
  ]);
  return { tables: [tableOf("contract run", rowsOf(Object.fromEntries(names), rounds), columns)] };
}

const columns = [
  { key: "seconds", title: "s", digits: 2 },
  { key: "cases", title: "cases" },
  { key: "requests", title: "requests" },
  { key: "perSecond", title: "requests a second" },
  { key: "caseMs", title: "ms of a case (median)", digits: 1 },
  { key: "slowestMs", title: "ms of the slowest case", digits: 0 },
];

const targetsOf = ({ cases }) =>
  Object.fromEntries(
    [...new Set(cases.map(({ target }) => target))].map((target) => {
      const own = cases.filter((one) => one.target === target);
      const ms = own.reduce((sum, one) => sum + one.ms, 0);
      return [target, summaryOf(own, { ms })];
    }),
  );

function summaryOf(cases, { ms }) {
  const requests = cases.reduce((sum, one) => sum + one.requests, 0);
  return {
    targets: new Set(cases.map(({ target }) => target)).size,
    seconds: ms / 1000,
    cases: cases.length,
    requests,
    perSecond: (requests * 1000) / ms,
    caseMs: median(cases.map((one) => one.ms)),
    slowestMs: Math.max(...cases.map((one) => one.ms)),
  };
}

const ways = { straight: "straight", proxied: "proxied" };

/** The same calls by the same client, once straight to the mock and once through the proxy that records a run. */
async function proxy(plan) {
  const sizes = { "sample video, 54 kB": 0, ...plan.pick({ "20 MB": 20 }, {}) };
  const rows = [];
  for (const [name, megabytes] of Object.entries(sizes)) {
    const calls = plan.pick(megabytes ? 5 : 200, 2);
    const measure = async () => {
      const { straight, proxied } = await turnOf(ways, (way) => callMany(way, megabytes, calls));
      return { straight: straight.ms, proxied: proxied.ms, ratio: proxied.ms / straight.ms };
    };
    rows.push([name, await plan.rounds(measure, { most: 5, seconds: 12 })]);
  }
  const columns = [
    { key: "straight", title: "straight, ms", digits: 2 },
    { key: "proxied", title: "recorded, ms", digits: 2 },
    { key: "ratio", title: "recorded / straight", digits: 2 },
  ];
  return { tables: [tableOf("one call of the client", rows, columns)] };
}

const callMany = (way, megabytes, calls) =>
  withServer(startSilentMock, ({ url }) => {
    const args = [script("contract/calls-once.mjs"), way, url, megabytes, calls];
    return run(["--import", import.meta.resolve("tsx"), ...args.map(String)]);
  });
