// From the start of a process until it can be asked, and the memory that it holds then.

import { setTimeout as sleep } from "node:timers/promises";
import { names, startHono, startMock, startMockoon, startNode, startPrism } from "../lib/contestants.mjs";
import { figureOf, missing } from "../lib/figures.mjs";
import { installPeer } from "../lib/install.mjs";
import { memoryOf } from "../lib/processes.mjs";
import { turnOf } from "../lib/rounds.mjs";

const settleMs = 300;

export async function startup(plan) {
  const [prism, mockoon] = [await installPeer("prism"), await installPeer("mockoon")];
  const contestants = {
    mock: () => startMock(["--log", "silent"]),
    prism: prism.missing ? prism : () => startPrism(prism),
    mockoon: mockoon.missing ? mockoon : () => startMockoon(mockoon),
    hono: startHono,
    node: startNode,
  };
  // The first round reads the files from the disk.
  const rounds = await plan.rounds(() => turnOf(contestants, measure), { most: 7, seconds: 40, warmUps: 1 });
  return { tables: [tableOf(contestants, rounds)], targets: targetsOf(rounds) };
}

async function measure(start) {
  if (start.missing) return {};
  const server = await start();
  await sleep(settleMs);
  const { now } = await memoryOf(server).catch(() => ({})); // A peer has no metrics.
  await server.stop();
  return { ms: server.readyMs, memory: now };
}

function tableOf(contestants, rounds) {
  const rows = Object.entries(contestants).map(([key, start]) => {
    const of = (what) => figureOf(rounds, (round) => round[key][what]);
    const cells = start.missing ? { ms: missing(start.missing) } : { ms: of("ms"), memory: of("memory") };
    return { name: names[key] ?? key, cells };
  });
  const columns = [
    { key: "ms", title: "ms until ready" },
    { key: "memory", title: "idle memory in MB" },
  ];
  return { title: "start", columns, rows };
}

function targetsOf(rounds) {
  const of = (what) => figureOf(rounds, ({ mock }) => mock[what]);
  return [
    { text: "mock, start: ms until ready", measured: of("ms"), most: 250, digits: 0 },
    { text: "mock, start: idle memory in MB", measured: of("memory"), most: 80, digits: 0 },
  ];
}
