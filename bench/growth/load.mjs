// Callers at once, from 1 to 256: with small requests over kept connections, and with large ones.

import { names, richAccount, startDrain, startHono, startSilentMock } from "../lib/contestants.mjs";
import { withFolder, withServers } from "../lib/leased.mjs";
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
  let run = 0;
  const along = await withServers({ mock, hono: startHono }, (servers) =>
    plan.along([1, 4, 16, 64, 256], [1, 4], (connections) => {
      const send = (server) => sendSmall(server, { seconds: plan.pick(1, 0.2), connections, round: run++ });
      return plan.turns(servers, send, { most: 3, seconds: 8, warmUps: run === 0 ? 2 : 0 });
    }),
  );
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
  const along = await plan.along([1, 4, 16, 64, 256], [1, 2], (parallel) =>
    plan.turns(contestants, (start) => sendLarge(start, { megabytes, parallel }), { most: 3, seconds: 12 }),
  );
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
