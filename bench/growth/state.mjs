// What the mock remembers, from a thousand to a hundred thousand requests: what one more costs, what the lists cost, and
// what all of it weighs.

import { join } from "node:path";
import { richAccount, startSilentMock } from "../lib/contestants.mjs";
import { withFolder, withServer } from "../lib/leased.mjs";
import { memoryOf } from "../lib/processes.mjs";
import { tableOf } from "../lib/tables.mjs";
import { sendSmall } from "../senders/index.mjs";
import { growthOf, lineOf } from "./series.mjs";

const connections = 32;
const listed = 100;

/** Each is in the file before it is answered: more of them take longer to fill than a benchmark may. */
const mostInFile = 10_000;

export async function state(plan) {
  const along = await withFolder(async (folder) => {
    const account = await richAccount(folder);
    return plan.along([1000, 10_000, 100_000], [100, 200], (entries) => {
      const file = (round) => ["--state", join(folder, `${entries}-${round}.db`)];
      const contestants = { memory: () => [], ...(entries <= mostInFile && { file }) };
      const measure = (flagsOf, _, round) =>
        measureFull([...account, ...flagsOf(round)], entries, plan.pick(1, 0.2));
      return plan.turns(contestants, measure, { most: 3, seconds: 15 });
    });
  });
  const rows = [...along].map(([entries, rounds]) => [entries.toLocaleString("en"), rounds]);
  const target = {
    text: "growth, 100,000 remembered requests: cost of one more / that at 1,000",
    measured: growthOf(along, [1000, 100_000], ({ memory }) => memory.micros),
    most: 1.5,
  };
  return {
    tables: [tableOf("remembered requests", rows, columns)],
    plots: [plotOf(along)],
    targets: [target],
  };
}

/** Fills journal and jobs, and measures once they are full: each further request makes the oldest one forgotten. */
async function measureFull(flags, entries, seconds) {
  const limits = ["--journal-size", String(entries), "--max-jobs", String(entries)];
  return withServer(
    () => startSilentMock([...flags, ...limits]),
    async (server) => {
      for (let filled = 0, round = 0; filled < entries; round++) {
        const { answered } = await sendSmall(server, { seconds: 0.5, connections, round });
        filled += answered;
      }
      const { micros, perSecond } = await sendSmall(server, { seconds, connections, round: 50 });
      const { now } = await memoryOf(server);
      const list = async (name) => msOf(`${server.url}/__mock/${name}?limit=${listed}`);
      return { micros, perSecond, now, journal: await list("journal"), jobs: await list("jobs") };
    },
  );
}

async function msOf(url) {
  const read = async () => {
    const answer = await fetch(url);
    const [list] = Object.values(await answer.json());
    if (list.length !== listed) throw new Error(`${url} lists ${list.length}.`);
  };
  await read(); // The first one compiles it.
  const began = performance.now();
  await read();
  return performance.now() - began;
}

const columnOf = (key, contestant, what, title, digits) => ({ key, contestant, what, title, digits });

const columns = [
  columnOf("memory", "memory", "micros", "µs of processor for one more", 1),
  columnOf("file", "file", "micros", "the same with `--state`", 1),
  columnOf("journal", "memory", "journal", `ms to list ${listed} of the journal`, 1),
  columnOf("jobs", "memory", "jobs", `ms to list ${listed} jobs`, 1),
  columnOf("jobsFile", "file", "jobs", "the same with `--state`", 1),
  columnOf("now", "memory", "now", "memory in MB"),
];

const plotOf = (along) => ({
  name: "state-cost",
  title: "One more request, with a full journal and full jobs",
  x: { label: "requests that are remembered", log: true },
  y: { label: "µs of processor" },
  lines: [lineOf("in memory", along, "memory", "micros"), lineOf("with --state", along, "file", "micros")],
});
