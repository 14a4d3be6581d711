// From the start of a process until it can be asked, and the memory that it holds then.

import { setTimeout as sleep } from "node:timers/promises";
import { names, startHono, startMock, startMockoon, startNode, startPrism } from "../lib/contestants.mjs";
import { figureOf } from "../lib/figures.mjs";
import { withServer } from "../lib/leased.mjs";
import { memoryOf } from "../lib/processes.mjs";
import { turnOf } from "../lib/rounds.mjs";
import { tableOf } from "../lib/tables.mjs";

const settleMs = 300;

const contestants = {
  mock: () => startMock(["--log", "silent"]),
  prism: () => startPrism(),
  mockoon: startMockoon,
  hono: startHono,
  node: startNode,
};

export async function startup(plan) {
  const { drain: _, ...peers } = names;
  // The first round reads the files from the disk.
  const rounds = await plan.rounds(() => turnOf(contestants, measure), { most: 7, seconds: 40, warmUps: 1 });
  return {
    tables: [tableOf("start", rounds, { mock: "mock", ...peers }, columns)],
    targets: targetsOf(rounds),
  };
}

const measure = (start) =>
  withServer(start(), async (server) => {
    await sleep(settleMs);
    const { now } = await memoryOf(server).catch(() => ({})); // A peer has no metrics.
    return { ms: server.readyMs, memory: now };
  });

const columns = [
  { key: "ms", title: "ms until ready" },
  { key: "memory", title: "idle memory in MB" },
];

function targetsOf(rounds) {
  const of = (what) => figureOf(rounds, ({ mock }) => mock[what]);
  return [
    { text: "mock, start: ms until ready", measured: of("ms"), most: 250, digits: 0 },
    { text: "mock, start: idle memory in MB", measured: of("memory"), most: 80, digits: 0 },
  ];
}
