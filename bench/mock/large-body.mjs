// A body of 700 MB: how long the mock takes to check and to hash it, beside a server that only drains it.

import { names, startDrain, startMock } from "../lib/contestants.mjs";
import { figureOf } from "../lib/figures.mjs";
import { withServer } from "../lib/leased.mjs";
import { memoryOf } from "../lib/processes.mjs";
import { turnOf } from "../lib/rounds.mjs";
import { tableOf } from "../lib/tables.mjs";
import { sendLarge } from "../senders/index.mjs";

const contestants = { mock: () => startMock(["--log", "silent"]), drain: startDrain };

export async function largeBody(plan) {
  const megabytes = plan.pick(700, 5);
  const rounds = await plan.rounds(() => turnOf(contestants, (start) => measure(start, megabytes)), {
    most: 7,
    seconds: 35,
  });
  const shown = { mock: "mock", drain: names.drain };
  return {
    tables: [tableOf(`${megabytes} MB body`, rounds, shown, columns)],
    targets: targetsOf(rounds, megabytes),
  };
}

/** In a process that has seen nothing before: its peak is that of this body. */
const measure = (start, megabytes) =>
  withServer(start(), async (server) => {
    const { ms } = await sendLarge(server, { megabytes });
    const { peak } = await memoryOf(server);
    return { ms, speed: (megabytes * 1000) / ms, peak };
  });

const columns = [
  { key: "ms", title: "ms" },
  { key: "speed", title: "MB a second" },
  { key: "peak", title: "peak memory in MB" },
];

function targetsOf(rounds, megabytes) {
  const speed = figureOf(rounds, ({ mock, drain }) => drain.ms / mock.ms);
  const peak = figureOf(rounds, ({ mock }) => mock.peak);
  return [
    { text: `mock, ${megabytes} MB: speed / draining server`, measured: speed, least: 0.6 },
    { text: `mock, ${megabytes} MB: peak memory in MB`, measured: peak, most: 150, digits: 0 },
  ];
}
