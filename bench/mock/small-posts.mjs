// Requests of 1 kB that are accepted, each with a new uuid: how many a second.

import {
  names,
  richAccount,
  startHono,
  startMock,
  startMockoon,
  startNode,
  startPrism,
  startSilentMock,
} from "../lib/contestants.mjs";
import { ratioOf } from "../lib/figures.mjs";
import { withFolder, withServers } from "../lib/leased.mjs";
import { rowsOf, tableOf } from "../lib/tables.mjs";
import { sendSmall } from "../senders/index.mjs";

const connections = 32;
const note = "docs/decisions/0001-small-posts.md";

/** The log of each goes nowhere, but it is written. */
const startsOf = (account) => ({
  mock: () => startSilentMock(account),
  prism: () => startPrism("--verboseLevel", "silent"),
  hono: startHono,
  node: startNode,
  mockLog: () => startMock(account),
  prismLog: startPrism,
  mockoon: startMockoon,
});

/** What is measured against the mock that logs as much. */
const logging = ["mockLog", "prismLog", "mockoon"];

const shown = {
  mock: "mock, silent",
  prism: `${names.prism}, silent`,
  hono: names.hono,
  node: names.node,
  mockLog: "mock, default log",
  prismLog: `${names.prism}, default log`,
  mockoon: `${names.mockoon}, default log`,
};

export const smallPosts = (plan) =>
  withFolder(async (folder) => {
    const starts = startsOf(await richAccount(folder));
    const send = (server, _, round) =>
      server.missing ? server : sendSmall(server, { seconds: plan.pick(1.2, 0.2), connections, round });
    const options = { most: 11, seconds: 100, warmUps: 2 };
    const measured = await withServers(starts, (servers) => plan.turns(servers, send, options));
    const rounds = measured.map(withShares);
    const table = tableOf(`1 kB requests, ${connections} connections`, rowsOf(shown, rounds), columns);
    return { tables: [table], targets: targetsOf(rounds) };
  });

const withShares = (round) =>
  Object.fromEntries(
    Object.entries(round).map(([key, one]) => {
      const rival = logging.includes(key) ? round.mockLog : round.mock;
      return [key, { ...one, share: rival.perSecond / one.perSecond }];
    }),
  );

const columns = [
  { key: "perSecond", title: "a second" },
  { key: "share", title: "mock / it", digits: 2 },
  { key: "micros", title: "µs of processor each", digits: 1 },
  { key: "busy", title: "% of a processor" },
];

function targetsOf(rounds) {
  const target = (name, other, least, known) => ({
    text: `mock, 1 kB: requests a second / ${name}`,
    measured: ratioOf(rounds, "mock", other, "perSecond"),
    least,
    note,
    known,
  });
  return [target("Prism", "prism", 12, 4), target("bare Hono", "hono", 0.75, 0.5)];
}
