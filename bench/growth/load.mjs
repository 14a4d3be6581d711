// Callers at once, from 1 to 256: with small requests over kept connections, and with large ones.

import { names, richAccount, startDrain, startHono, startSilentMock } from "../lib/contestants.mjs";
import { withFolder, withServers } from "../lib/leased.mjs";
import { turnOf } from "../lib/rounds.mjs";
import { tableOf } from "../lib/tables.mjs";
import { sendLarge, sendSmall } from "../senders/index.mjs";
import { lineOf } from "./series.mjs";

const megabytes = 20;

export const load = (plan) =>
  withFolder(async (folder) => {
    const mock = async () => startSilentMock(await richAccount(folder));
    const [small, large] = [await smallLoad(plan, mock), await largeLoad(plan, mock)];
    return { tables: [small.table, large.table], plots: [...small.plots, ...large.plots] };
  });

async function smallLoad(plan, mock) {
  const along = new Map();
  let run = 0;
  await withServers({ mock, hono: startHono }, async (servers) => {
    for (const connections of plan.pick([1, 4, 16, 64, 256], [1, 4])) {
      const send = (server) => sendSmall(server, { seconds: plan.pick(1, 0.2), connections, round: run++ });
      const options = { most: 3, seconds: 8, warmUps: along.size === 0 ? 2 : 0 };
      along.set(connections, await plan.rounds(() => turnOf(servers, send), options));
    }
  });
  const columns = ["mock", "hono"].flatMap((key) => [
    { key, contestant: key, what: "perSecond", title: `${names[key]}, a second` },
    { key: `${key}Median`, contestant: key, what: "median", title: "ms (median)", digits: 2 },
    { key: `${key}Slow`, contestant: key, what: "slow", title: "ms (99 %)", digits: 2 },
  ]);
  return { table: tableOf("1 kB, callers at once", [...along], columns), plots: plotsOfSmall(along) };
}

const plotOf = (name, title, y, lines) => ({
  name,
  title,
  x: { label: "callers at once", log: true },
  y,
  lines,
});

const plotsOfSmall = (along) => [
  plotOf("load-requests", "Requests of 1 kB", { label: "thousands a second" }, [
    lineOf("mock", along, "mock", "perSecond", { times: 1 / 1000 }),
    lineOf(names.hono, along, "hono", "perSecond", { times: 1 / 1000 }),
  ]),
  plotOf("load-latency", "Time until the answer to 1 kB", { label: "ms", log: true }, [
    lineOf("mock, median", along, "mock", "median"),
    lineOf("mock, 99 %", along, "mock", "slow"),
    lineOf(`${names.hono}, median`, along, "hono", "median"),
  ]),
];

async function largeLoad(plan, mock) {
  const contestants = { mock, drain: startDrain };
  const along = new Map();
  for (const parallel of plan.pick([1, 4, 16, 64, 256], [1, 2])) {
    const send = (start) => sendLarge(start, { megabytes, parallel });
    along.set(parallel, await plan.rounds(() => turnOf(contestants, send), { most: 3, seconds: 12 }));
  }
  const columns = ["mock", "drain"].flatMap((key) => [
    { key, contestant: key, what: "speed", title: `${names[key]}, MB a second` },
    { key: `${key}Peak`, contestant: key, what: "peak", title: "peak memory in MB" },
  ]);
  const lines = (what) => ["mock", "drain"].map((key) => lineOf(names[key], along, key, what));
  return {
    table: tableOf(`${megabytes} MB, callers at once`, [...along], columns),
    plots: [
      plotOf("load-large", `Bodies of ${megabytes} MB`, { label: "MB a second in all" }, lines("speed")),
      plotOf(
        "load-memory",
        `Peak memory with bodies of ${megabytes} MB`,
        { label: "MB, whole process" },
        lines("peak"),
      ),
    ],
  };
}
