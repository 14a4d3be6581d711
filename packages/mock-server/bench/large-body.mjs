// A body of 700 MB: how long the mock takes to check and to hash it, beside a server that only drains it.

import { fileURLToPath } from "node:url";
import { startDrain, startMock } from "./contestants.mjs";
import { medianOf, shown, table } from "./figures.mjs";
import { memoryOf, run } from "./processes.mjs";

const rounds = 5;
const megabytes = 700;
const sender = fileURLToPath(new URL("send-large.mjs", import.meta.url));
const contestants = { mock: () => startMock(["--log", "silent"]), drain: startDrain };

export async function largeBody() {
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const entry = {};
    for (const [name, start] of Object.entries(contestants)) entry[name] = await measure(start);
    measured.push(entry);
  }
  return { table: tableOf(measured), targets: targetsOf(measured) };
}

/** In a process that has seen nothing before: its peak is that of this body. */
async function measure(start) {
  const server = await start();
  try {
    const { ms, status, body } = await run([sender, server.url, String(megabytes)]);
    if (status !== 200) throw new Error(`${server.url} answered ${status}:\n${body}`);
    const { peak } = await memoryOf(server);
    return { ms, peak };
  } finally {
    await server.stop();
  }
}

function tableOf(measured) {
  const rows = Object.keys(contestants).map((name) => {
    const of = (what) => medianOf(measured, (round) => round[name][what]);
    const speed = (megabytes * 1000) / of("ms");
    return [name, shown(of("ms")), shown(speed), shown(of("peak"))];
  });
  return table([[`${megabytes} MB body`, "ms", "MB a second", "peak memory in MB"], ...rows]);
}

function targetsOf(measured) {
  const speed = medianOf(measured, ({ mock, drain }) => drain.ms / mock.ms);
  const peak = medianOf(measured, ({ mock }) => mock.peak);
  return [
    { text: `${megabytes} MB: speed / drain`, measured: speed, least: 0.6 },
    { text: `${megabytes} MB: peak memory in MB`, measured: peak, most: 150, digits: 0 },
  ];
}
