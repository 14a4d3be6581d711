// What must hold when the traffic is over. A check: what it is about, what was found, whether that is as it must be,
// and what helps to find out why not.

import { readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { accounts, price, tenants } from "./accounts.mjs";
import { control, counter } from "./control.mjs";
import { leastSeconds, mostGrowth } from "./memory.mjs";

const shown = (number) => number.toLocaleString("en");
const sum = (map) => [...map.values()].reduce((total, value) => total + value, 0);

/** Numbers that must be equal. */
const equal = (about, ...numbers) => ({
  about,
  found: numbers.map(shown).join(" / "),
  ok: new Set(numbers).size === 1,
});

/** Counts by name that must be equal, name by name. */
function equalMaps(about, one, other) {
  const names = [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.get(name) !== other.get(name),
  );
  const details = names.map(
    (name) => `${name}: ${shown(one.get(name) ?? 0)} / ${shown(other.get(name) ?? 0)}`,
  );
  return { about, found: `${shown(sum(one))} / ${shown(sum(other))}`, ok: names.length === 0, details };
}

export const checkAnswers = ({ requests, unexplained }) => ({
  about: "answers that nothing explains",
  found: `${unexplained.length} of ${shown(requests)}`,
  ok: unexplained.length === 0,
  details: unexplained,
});

/** What the callers saw, against what the journal, the metrics and the accounts say. */
export async function checkCounts(baseUrl, tally, journal) {
  const metrics = await control(baseUrl, "GET", "/metrics");
  const taken = await takenCredits(baseUrl);
  const charged = counter(metrics, "credits_charged_total");
  return [
    equal("journal entries that came too late to be read", journal.missed, 0),
    equal("requests: journal / metrics", journal.entries, counter(metrics, "requests_total")),
    equalMaps("answers without a fault: callers / journal", tally.answers, journal.answers),
    equalMaps("credits of answers without a fault: callers / journal", tally.credits, journal.plainCredits),
    equalMaps("credits, by account: taken / journal", taken, journal.credits),
    equal("credits, in all: taken / metrics", sum(taken), charged),
    ...checkFaults(tally, journal),
  ];
}

/** Who has broken off may not have seen that it was to be reset. */
function checkFaults({ broken, brokenOff, hung }, { faults }) {
  const drawn = (name) => sum(new Map([...faults].filter(([fault]) => name.test(fault))));
  const resets = drawn(/^reset-/);
  return [
    {
      about: "connections that broke: callers / resets in the journal",
      found: `${shown(broken)} / ${shown(resets)}`,
      ok: broken <= resets && resets <= broken + brokenOff,
    },
    {
      ...equal(
        "requests without an answer: callers / hangs in the journal",
        hung.length,
        drawn(/^hang by fault$/),
      ),
      details: hung,
    },
  ];
}

/** After the mock was killed: what it wrote down fits together, and to what the callers saw. */
export async function checkState(baseUrl, tally) {
  const taken = await takenCredits(baseUrl);
  const jobs = await chargedJobs(baseUrl);
  const byAccount = new Map();
  for (const [key, charged] of jobs) {
    const account = key.split(" ", 2).join(" ");
    byAccount.set(account, (byAccount.get(account) ?? 0) + charged);
  }
  const wrong = [...new Set([...jobs.keys(), ...tally.jobs.keys()])].filter((key) => {
    const { seen, unseen } = tally.jobs.get(key) ?? { seen: 0, unseen: 0 };
    const charged = jobs.get(key) ?? 0;
    return charged < seen || charged > seen + unseen * price;
  });
  return [
    equalMaps("credits, by account: taken / jobs", taken, without0(byAccount)),
    {
      about: "jobs that do not fit to what callers saw",
      found: `${wrong.length} of ${shown(jobs.size)}`,
      ok: wrong.length === 0 && jobs.size > 0,
      details: wrong,
    },
  ];
}

const without0 = (map) => new Map([...map].filter(([, value]) => value !== 0));

/** Credits that are gone, by tenant and account. */
async function takenCredits(baseUrl) {
  const taken = new Map();
  for (const tenant of Object.keys(tenants)) {
    const { accounts: left } = await control(baseUrl, "GET", "/__mock/accounts", { tenant });
    for (const { id, credits } of left) taken.set(`${tenant} ${id}`, accounts[id - 1].credits - credits);
  }
  return without0(taken);
}

/** Credits that each job has cost, by tenant, account and uuid. */
async function chargedJobs(baseUrl) {
  const charged = new Map();
  for (const tenant of Object.keys(tenants)) {
    const { jobs } = await control(baseUrl, "GET", "/__mock/jobs?limit=10000", { tenant });
    for (const job of jobs) charged.set(`${tenant} ${job.account} ${job.uuid}`, job.charged);
  }
  return charged;
}

export const checkMemory = ({ seconds, ...memory }) =>
  Object.entries(memory).map(([what, { mean, growth }]) => {
    const about = `growth of ${what} memory in the last ${seconds.toFixed(0)} s, in MB: at most ${mostGrowth[what]}`;
    const found = `${growth.toFixed(1)} (of ${mean.toFixed(0)})`;
    if (seconds < leastSeconds) return { about, found: `${found}, too short to judge`, ok: true };
    return { about, found, ok: growth <= mostGrowth[what] };
  });

/** Open descriptors of a process; undefined where the system does not say. */
export const openFiles = ({ pid }) =>
  readdir(`/proc/${pid}/fd`).then(
    ({ length }) => length,
    () => undefined,
  );

/** The mock lets go of a connection a moment after its caller has. */
export async function checkFiles(server, before) {
  let after = await openFiles(server);
  for (let tries = 0; after > before && tries < 50; tries++) {
    await sleep(200);
    after = await openFiles(server);
  }
  if (after === undefined) return { about: "open descriptors", found: "not measured", ok: true };
  return { about: "open descriptors: before / after", found: `${before} / ${after}`, ok: after <= before };
}

export async function checkEnd(server) {
  const began = performance.now();
  const code = await server.stop("SIGTERM");
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return { about: "end on SIGTERM", found: `code ${code} after ${seconds} s`, ok: code === 0 };
}

/** A rejection that nobody caught, a warning or a stack: whatever a mock with a silent log still has to say. */
export function checkStderr(text) {
  const lines = text.split("\n").filter((line) => line !== "");
  return { about: "lines on stderr", found: shown(lines.length), ok: lines.length === 0, details: lines };
}
