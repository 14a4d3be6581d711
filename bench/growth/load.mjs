// Callers at once, from 1 to 256: with small requests over kept connections, and with large ones.

import { names, richAccount, startDrain, startHono, startMock } from "../lib/contestants.mjs";
import { withFolder, withServer } from "../lib/leased.mjs";
import { memoryOf } from "../lib/processes.mjs";
import { turnOf } from "../lib/rounds.mjs";
import { sendLarge, sendSmall } from "../senders/index.mjs";
import { lineOf, tableAlong } from "./series.mjs";

const megabytes = 20;
const callers = { label: "callers at once", log: true };

export const load = (plan) =>
  withFolder(async (folder) => {
    const mock = [...(await richAccount(folder)), "--log", "silent"];
    const [small, large] = [await smallLoad(plan, mock), await largeLoad(plan, mock)];
    return { tables: [...small.tables, ...large.tables], plots: [...small.plots, ...large.plots] };
  });

async function smallLoad(plan, flags) {
  const servers = { mock: await startMock(flags), hono: await startHono() };
  const along = new Map();
  let run = 0;
  try {
    for (const connections of plan.pick([1, 4, 16, 64, 256], [1, 4])) {
      const send = (server) => sendSmall(server, { seconds: plan.pick(1, 0.2), connections, round: run++ });
      const options = { most: 3, seconds: 8, warmUps: along.size === 0 ? 2 : 0 };
      along.set(connections, await plan.rounds(() => turnOf(servers, send), options));
    }
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
  const columns = ["mock", "hono"].flatMap((key) => [
    { key, contestant: key, what: "perSecond", title: `${names[key] ?? key}, a second` },
    { key: `${key}Median`, contestant: key, what: "median", title: "ms (median)", digits: 2 },
    { key: `${key}Slow`, contestant: key, what: "slow", title: "ms (99 %)", digits: 2 },
  ]);
  return {
    tables: [tableAlong("1 kB, callers at once", along, columns, String)],
    plots: plotsOfSmall(along),
  };
}

const plotsOfSmall = (along) => [
  {
    name: "load-requests",
    title: "Requests of 1 kB",
    x: callers,
    y: { label: "thousands a second" },
    lines: [
      lineOf("mock", along, "mock", "perSecond", { times: 1 / 1000 }),
      lineOf(names.hono, along, "hono", "perSecond", { times: 1 / 1000 }),
    ],
  },
  {
    name: "load-latency",
    title: "Time until the answer to 1 kB",
    x: callers,
    y: { label: "ms", log: true },
    lines: [
      lineOf("mock, median", along, "mock", "median"),
      lineOf("mock, 99 %", along, "mock", "slow"),
      lineOf(`${names.hono}, median`, along, "hono", "median"),
    ],
  },
];

async function largeLoad(plan, flags) {
  const contestants = { mock: () => startMock(flags), drain: startDrain };
  const along = new Map();
  for (const parallel of plan.pick([1, 4, 16, 64, 256], [1, 2])) {
    const send = (start) => measureLarge(start, parallel);
    along.set(parallel, await plan.rounds(() => turnOf(contestants, send), { most: 3, seconds: 12 }));
  }
  const columns = ["mock", "drain"].flatMap((key) => [
    { key, contestant: key, what: "speed", title: `${names[key] ?? key}, MB a second` },
    { key: `${key}Peak`, contestant: key, what: "peak", title: "peak memory in MB" },
  ]);
  const table = tableAlong(`${megabytes} MB, callers at once`, along, columns, String);
  return { tables: [table], plots: plotsOfLarge(along) };
}

/** A server of its own each: its peak is that of this load. */
const measureLarge = (start, parallel) =>
  withServer(start(), async (server) => {
    const { ms } = await sendLarge(server, { megabytes, parallel });
    return { speed: (parallel * megabytes * 1000) / ms, peak: (await memoryOf(server)).peak };
  });

const plotsOfLarge = (along) => {
  const of = (name, title, label, what) => {
    const lines = [lineOf("mock", along, "mock", what), lineOf(names.drain, along, "drain", what)];
    return { name, title, x: callers, y: { label }, lines };
  };
  return [
    of("load-large", `Bodies of ${megabytes} MB`, "MB a second in all", "speed"),
    of("load-memory", `Peak memory with bodies of ${megabytes} MB`, "MB, whole process", "peak"),
  ];
};
