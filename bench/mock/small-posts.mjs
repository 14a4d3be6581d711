// Requests of 1 kB that are accepted, each with a new uuid: how many a second.

import {
  names,
  richAccount,
  startHono,
  startMock,
  startMockoon,
  startNode,
  startPrism,
} from "../lib/contestants.mjs";
import { ratioOf } from "../lib/figures.mjs";
import { withFolder } from "../lib/leased.mjs";
import { turnOf } from "../lib/rounds.mjs";
import { tableOf } from "../lib/tables.mjs";
import { sendSmall } from "../senders/index.mjs";

const connections = 32;
const note = "docs/decisions/0001-small-posts.md";

/** Who is measured, and which mock it is measured against: one that logs as much. */
const contestants = {
  mock: { name: "mock, silent", rival: "mock" },
  prism: { name: `${names.prism}, silent`, rival: "mock" },
  hono: { name: names.hono, rival: "mock" },
  node: { name: names.node, rival: "mock" },
  mockLog: { name: "mock, default log", rival: "mockLog" },
  prismLog: { name: `${names.prism}, default log`, rival: "mockLog" },
  mockoon: { name: `${names.mockoon}, default log`, rival: "mockLog" },
};

export const smallPosts = (plan) => withFolder((folder) => measureAll(plan, folder));

async function measureAll(plan, folder) {
  const servers = await startAll(await richAccount(folder));
  try {
    const rounds = await plan.rounds(
      (round) => turnOf(servers, (server) => measure(server, round, plan.pick(1.2, 0.2))),
      { most: 11, seconds: 100, warmUps: 2 },
    );
    return { tables: [table(rounds)], targets: targetsOf(rounds) };
  } finally {
    for (const server of Object.values(servers)) await server.stop?.();
  }
}

/** The log of each goes nowhere, but it is written. */
async function startAll(account) {
  return {
    mock: await startMock([...account, "--log", "silent"]),
    prism: await startPrism("--verboseLevel", "silent"),
    hono: await startHono(),
    node: await startNode(),
    mockLog: await startMock(account),
    prismLog: await startPrism(),
    mockoon: await startMockoon(),
  };
}

const measure = (server, round, seconds) =>
  server.missing ? { missing: server.missing } : sendSmall(server, { seconds, connections, round });

const columns = [
  { key: "perSecond", title: "a second" },
  { key: "share", title: "mock / it", digits: 2 },
  { key: "micros", title: "µs of processor each", digits: 1 },
  { key: "busy", title: "% of a processor" },
];

function table(rounds) {
  for (const round of rounds)
    for (const [key, { rival }] of Object.entries(contestants))
      round[key].share = round[rival].perSecond / round[key].perSecond;
  const shown = Object.fromEntries(Object.entries(contestants).map(([key, { name }]) => [key, name]));
  return tableOf(`1 kB requests, ${connections} connections`, rounds, shown, columns);
}

function targetsOf(rounds) {
  const times = (other) => ratioOf(rounds, "mock", other, "perSecond");
  return [
    { text: "mock, 1 kB: requests a second / Prism", measured: times("prism"), least: 12, note, known: 4 },
    {
      text: "mock, 1 kB: requests a second / bare Hono",
      measured: times("hono"),
      least: 0.75,
      note,
      known: 0.5,
    },
  ];
}
