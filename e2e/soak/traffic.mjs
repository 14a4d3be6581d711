// Callers that send one request after the other, each on a connection that it keeps as long as it lives.

import { setTimeout as sleep } from "node:timers/promises";
import { tenantHeader, tenants } from "./accounts.mjs";
import { control } from "./control.mjs";
import { createCaller, exchange } from "./wire.mjs";

/** Longer than an answer takes on a busy machine: who has none by then meets a hang. */
const giveUpMs = 8_000;

const names = Object.keys(tenants);

/** `target.url` is undefined while there is no mock; its url is another after each start. */
export function startTraffic({ clients, target, nextRequest, tally }) {
  let isOver = false;
  const running = Array.from({ length: clients }, call);
  return {
    async stop() {
      isOver = true;
      await Promise.all(running);
    },
  };

  async function call() {
    const agent = createCaller();
    while (!isOver) {
      if (target.url === undefined) await sleep(20);
      else await one(agent);
    }
    agent.destroy();
  }

  async function one(agent) {
    const tenant = names[Math.floor(Math.random() * names.length)];
    const request = nextRequest();
    const { url } = target;
    const headers = { ...request.headers, [tenantHeader]: tenant };
    const queued = await queue(url, tenant, request);
    const outcome = await exchange(url, { agent, giveUpMs, ...request, headers });
    // An answer that came whole was sent before the mock was killed.
    if (target.url !== url && !outcome.whole) return tally.noteLost(request, tenant);
    tally.note(request, tenant, outcome);
    const isTaken = outcome.headers?.["x-remo-mock-scenario"] === request.queue;
    if (queued && !isTaken) await ask(url, "DELETE", `/__mock/next/${queued.id}`, { tenant });
  }

  async function queue(url, tenant, { queue: scenario, uuid }) {
    if (scenario === undefined) return undefined;
    return ask(url, "POST", "/__mock/next", { tenant, body: { scenario, uuid } });
  }

  async function ask(url, method, path, options) {
    try {
      return await control(url, method, path, options);
    } catch (error) {
      if (target.url === url) tally.unexplained.push(error.message);
      return undefined;
    }
  }
}
