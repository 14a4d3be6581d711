// How fast the mock is beside what users would take instead, what it costs, and what those answer. Each contestant is a
// process of its own on loopback.

import { setTimeout as sleep } from "node:timers/promises";
import {
  names,
  startDrain,
  startHono,
  startMockoon,
  startNode,
  startPrism,
  startSilentMock,
} from "./lib/contestants.mjs";
import { figureOf, ratioOf } from "./lib/figures.mjs";
import { withServer } from "./lib/leased.mjs";
import { memoryOf } from "./lib/processes.mjs";
import { rowsOf, tableOf } from "./lib/tables.mjs";
import { facts } from "./mock/facts.mjs";
import { reads } from "./mock/reads.mjs";
import { smallPosts } from "./mock/small-posts.mjs";
import { sendLarge } from "./senders/index.mjs";

export const title = "The mock beside others";
export const parts = { small: smallPosts, reads, large: largeBody, start: startup, facts };

const readers = { mock: startSilentMock, drain: startDrain };

/** A body of 700 MB: how long the mock takes to check and to hash it, beside a server that only drains it. */
async function largeBody(plan) {
  const megabytes = plan.pick(700, 5);
  const send = (start) => sendLarge(start, { megabytes });
  const rounds = await plan.turns(readers, send, { most: 7, seconds: 35 });
  const rows = rowsOf({ mock: names.mock, drain: names.drain }, rounds);
  const speed = ratioOf(rounds, "drain", "mock", "ms");
  const peak = figureOf(rounds, ({ mock }) => mock.peak);
  return {
    tables: [tableOf(`${megabytes} MB body`, rows, columnsOfBody)],
    targets: [
      { text: `mock, ${megabytes} MB: speed / draining server`, measured: speed, least: 0.6 },
      { text: `mock, ${megabytes} MB: peak memory in MB`, measured: peak, most: 150, digits: 0 },
    ],
  };
}

const columnsOfBody = [
  { key: "ms", title: "ms" },
  { key: "speed", title: "MB a second" },
  { key: "peak", title: "peak memory in MB" },
];

const starters = {
  mock: startSilentMock,
  prism: startPrism,
  mockoon: startMockoon,
  hono: startHono,
  node: startNode,
};

/** From the start of a process until it can be asked, and the memory that it holds then. */
async function startup(plan) {
  const { drain: _, ...shown } = names;
  const options = { most: 7, seconds: 40, warmUps: 1 }; // The first round reads the files from the disk.
  const rounds = await plan.turns(starters, (start) => withServer(start, measure), options);
  const of = (what) => figureOf(rounds, ({ mock }) => mock[what]);
  return {
    tables: [tableOf("start", rowsOf(shown, rounds), columnsOfStart)],
    targets: [
      { text: "mock, start: ms until ready", measured: of("ms"), most: 250, digits: 0 },
      { text: "mock, start: idle memory in MB", measured: of("memory"), most: 80, digits: 0 },
    ],
  };
}

async function measure(server) {
  await sleep(300);
  const { now } = await memoryOf(server);
  return { ms: server.readyMs, memory: now };
}

const columnsOfStart = [
  { key: "ms", title: "ms until ready" },
  { key: "memory", title: "idle memory in MB" },
];
