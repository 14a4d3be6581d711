// From the start of a process until it can be asked, and the memory that it holds then.

import { setTimeout as sleep } from "node:timers/promises";
import { startHono, startMock, startNode, startPrism } from "./contestants.mjs";
import { medianOf, shown, table } from "./figures.mjs";
import { prismName } from "./install-prism.mjs";
import { memoryOf } from "./processes.mjs";

const rounds = 7;
const settleMs = 300;

export async function startup(prism) {
  const contestants = {
    mock: () => startMock(["--log", "silent"]),
    [prismName]: prism && (() => startPrism(prism)),
    "bare Hono": startHono,
    "bare node:http": startNode,
  };
  const measured = [];
  for (let round = 0; round <= rounds; round++) {
    const entry = {};
    for (const [name, start] of Object.entries(contestants)) entry[name] = start && (await measure(start));
    if (round > 0) measured.push(entry); // The first one reads the files from the disk.
  }
  return { table: tableOf(Object.keys(contestants), measured), targets: targetsOf(measured) };
}

async function measure(start) {
  const server = await start();
  await sleep(settleMs);
  const { now } = await memoryOf(server).catch(() => ({})); // A peer has no metrics.
  await server.stop();
  return { ms: server.readyMs, memory: now };
}

function tableOf(names, measured) {
  const rows = names.map((name) => {
    const of = (what) => medianOf(measured, (round) => round[name]?.[what]);
    return [name, shown(of("ms")), shown(of("memory"))];
  });
  return table([["start", "ms until ready", "idle memory in MB"], ...rows]);
}

function targetsOf(measured) {
  const of = (what) => medianOf(measured, ({ mock }) => mock[what]);
  return [
    { text: "start: ms until ready", measured: of("ms"), most: 250, digits: 0 },
    { text: "start: idle memory in MB", measured: of("memory"), most: 80, digits: 0 },
  ];
}
