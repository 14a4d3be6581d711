// A body of 700 MB: how long the mock takes to check and to hash it, beside a server that only drains it.

import { names, startDrain, startSilentMock } from "../lib/contestants.mjs";
import { figureOf, ratioOf } from "../lib/figures.mjs";
import { rowsOf, tableOf } from "../lib/tables.mjs";
import { sendLarge } from "../senders/index.mjs";

const contestants = { mock: startSilentMock, drain: startDrain };

export async function largeBody(plan) {
  const megabytes = plan.pick(700, 5);
  const send = (start) => sendLarge(start, { megabytes });
  const rounds = await plan.turns(contestants, send, { most: 7, seconds: 35 });
  const rows = rowsOf({ mock: names.mock, drain: names.drain }, rounds);
  const speed = ratioOf(rounds, "drain", "mock", "ms");
  const peak = figureOf(rounds, ({ mock }) => mock.peak);
  return {
    tables: [tableOf(`${megabytes} MB body`, rows, columns)],
    targets: [
      { text: `mock, ${megabytes} MB: speed / draining server`, measured: speed, least: 0.6 },
      { text: `mock, ${megabytes} MB: peak memory in MB`, measured: peak, most: 150, digits: 0 },
    ],
  };
}

const columns = [
  { key: "ms", title: "ms" },
  { key: "speed", title: "MB a second" },
  { key: "peak", title: "peak memory in MB" },
];
