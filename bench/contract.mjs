// What a run of the contract suite takes, and what its recording proxy adds to a call.

import { fileURLToPath } from "node:url";
import { startMock } from "./lib/contestants.mjs";
import { figureOf, median, ratioOf } from "./lib/figures.mjs";
import { withServer } from "./lib/leased.mjs";
import { run } from "./lib/processes.mjs";
import { turnOf } from "./lib/rounds.mjs";
import { tableOf } from "./lib/tables.mjs";

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
  return { tables: [tableOf("contract run", rounds, Object.fromEntries(names), columns)] };
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

const ways = { straight: "client to the mock", proxied: "client to the mock, recorded" };

/** The same calls by the same client, once straight to the mock and once through the proxy that records a run. */
async function proxy(plan) {
  const sizes = { "sample video, 54 kB": 0, ...plan.pick({ "20 MB": 20 }, {}) };
  const rows = [];
  for (const [name, megabytes] of Object.entries(sizes)) {
    const calls = plan.pick(megabytes ? 5 : 200, 2);
    const rounds = await plan.rounds(() => turnOf(ways, (_, way) => callMany(way, megabytes, calls)), {
      most: 5,
      seconds: 12,
    });
    const of = (way) => figureOf(rounds, (round) => round[way].ms);
    const ratio = ratioOf(rounds, "proxied", "straight", "ms");
    rows.push({ name, cells: { straight: of("straight"), proxied: of("proxied"), ratio } });
  }
  const columns = [
    { key: "straight", title: "straight, ms", digits: 2 },
    { key: "proxied", title: "recorded, ms", digits: 2 },
    { key: "ratio", title: "recorded / straight", digits: 2 },
  ];
  return { tables: [{ title: "one call of the client", columns, rows }] };
}

const callMany = (way, megabytes, calls) =>
  withServer(startMock(["--log", "silent"]), ({ url }) => {
    const args = [script("contract/calls-once.mjs"), way, url, megabytes, calls];
    return run(["--import", import.meta.resolve("tsx"), ...args.map(String)]);
  });
