// Results that are read: how many a second, beside a route of Hono that answers the same bytes.

import { names, richAccount, startHonoLike, startSilentMock } from "../lib/contestants.mjs";
import { ratioOf } from "../lib/figures.mjs";
import { withFolder, withServer, withServers } from "../lib/leased.mjs";
import { rowsOf, tableOf } from "../lib/tables.mjs";
import { sendSmall } from "../senders/index.mjs";

const connections = 32;
/** Jobs whose results are read: as many as callers may wait for at once; and more than the mock keeps the texts of. */
const [few, many] = [200, 5000];

const shown = {
  mock: `${names.mock}, results of ${few} jobs`,
  many: `${names.mock}, of ${many} jobs`,
  same: `${names.hono}, the same bytes`,
  body: `${names.hono}, the same body`,
};

export const reads = (plan) =>
  withFolder(async (folder) => {
    // Analyses that take no time: what is accepted is done.
    const flags = [...(await richAccount(folder)), "--analysis-seconds", "0"];
    const mock = () => startSilentMock(flags);
    const answer = await withServer(mock, answerOf);
    const plain = { body: answer.body, headers: { "content-type": answer.headers["content-type"] } };
    const starts = { mock, same: () => startHonoLike(answer), body: () => startHonoLike(plain) };
    const send = ([server, jobs]) =>
      sendSmall(server, { seconds: plan.pick(1.2, 0.2), connections, round: 0, reads: jobs });
    const rounds = await withServers(starts, async ({ mock, same, body }) => {
      await fill(mock);
      const contestants = { mock: [mock, few], many: [mock, many], same: [same, few], body: [body, few] };
      return plan.turns(contestants, send, { most: 11, seconds: 75, warmUps: 2 });
    });
    const measured = ratioOf(rounds, "mock", "same", "perSecond");
    const rows = rowsOf(shown, rounds.map(withShares));
    return {
      tables: [tableOf(`Results, ${connections} connections`, rows, columns)],
      targets: [{ text: "mock, results: reads a second / bare Hono, the same bytes", measured, least: 0.8 }],
    };
  });

const withShares = (round) =>
  Object.fromEntries(
    Object.entries(round).map(([key, one]) => [key, { ...one, share: round.mock.perSecond / one.perSecond }]),
  );

const columns = [
  { key: "perSecond", title: "a second" },
  { key: "share", title: "mock / it", digits: 2 },
  { key: "micros", title: "µs of processor each", digits: 1 },
];

/** Submits until there are as many jobs as are asked for. */
async function fill(server) {
  let accepted = 0;
  for (let round = 0; accepted < many && round < 20; round++) {
    accepted = (await sendSmall(server, { seconds: 2 + round, connections, round: 0 })).answered;
  }
  if (accepted < many) throw new Error(`Only ${accepted} of ${many} jobs were accepted.`);
}

/** What the mock answers to a read: its body, and the headers that Node does not add by itself. */
async function answerOf(server) {
  await sendSmall(server, { seconds: 0.1, connections: 1, round: 0 });
  const uuid = `c37d3ce2-e9d0-45de-9656-1${"0".repeat(11)}`;
  const response = await fetch(`${server.url}/api/analysis-soccer-result`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: "example@email.com", uuid }),
  });
  if (!response.ok) throw new Error(`The mock answered ${response.status} to a read.`);
  const {
    date,
    connection,
    "keep-alive": _,
    "content-length": __,
    ...headers
  } = Object.fromEntries(response.headers);
  return { body: await response.text(), headers };
}
