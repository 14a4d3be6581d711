// From the start of a process until it can be asked, and the memory that it holds then.

import { setTimeout as sleep } from "node:timers/promises";
import {
  names,
  startHono,
  startMockoon,
  startNode,
  startPrism,
  startSilentMock,
} from "../lib/contestants.mjs";
import { figureOf } from "../lib/figures.mjs";
import { withServer } from "../lib/leased.mjs";
import { memoryOf } from "../lib/processes.mjs";
import { rowsOf, tableOf } from "../lib/tables.mjs";

const settleMs = 300;

const contestants = {
  mock: startSilentMock,
  prism: startPrism,
  mockoon: startMockoon,
  hono: startHono,
  node: startNode,
};

export async function startup(plan) {
  const { drain: _, ...shown } = names;
  const options = { most: 7, seconds: 40, warmUps: 1 }; // The first round reads the files from the disk.
  const rounds = await plan.turns(contestants, (start) => withServer(start, measure), options);
  const of = (what) => figureOf(rounds, ({ mock }) => mock[what]);
  return {
    tables: [tableOf("start", rowsOf(shown, rounds), columns)],
    targets: [
      { text: "mock, start: ms until ready", measured: of("ms"), most: 250, digits: 0 },
      { text: "mock, start: idle memory in MB", measured: of("memory"), most: 80, digits: 0 },
    ],
  };
}

async function measure(server) {
  await sleep(settleMs);
  const { now } = await memoryOf(server);
  return { ms: server.readyMs, memory: now };
}

const columns = [
  { key: "ms", title: "ms until ready" },
  { key: "memory", title: "idle memory in MB" },
];
