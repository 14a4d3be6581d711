// Follows the journal of every tenant while it is written: it remembers only the last requests.

import { setTimeout as sleep } from "node:timers/promises";
import { tenants } from "./accounts.mjs";
import { control } from "./control.mjs";
import { increase } from "./tally.mjs";

const intervalMs = 200;
const limit = 10_000;

export function followJournal(baseUrl) {
  const seen = {
    entries: 0,
    /** Entries that were forgotten before they were read. */
    missed: 0,
    /** As the callers count them: answers that no fault has touched, by status and scenario. */
    answers: new Map(),
    /** Credits that were taken, by tenant and account: in all, and by requests that no fault has touched. */
    credits: new Map(),
    plainCredits: new Map(),
    /** Faults by name, as drawn or as asked for. */
    faults: new Map(),
    async stop() {
      isOver = true;
      await running;
      await readAll();
    },
  };
  const last = Object.fromEntries(Object.keys(tenants).map((tenant) => [tenant, 0]));
  let isOver = false;
  const running = follow();
  running.catch(() => {}); // `stop` throws it.
  return seen;

  async function follow() {
    while (!isOver) {
      await readAll();
      await sleep(intervalMs);
    }
  }

  async function readAll() {
    for (const tenant of Object.keys(tenants)) {
      const path = `/__mock/journal?after=${last[tenant]}&limit=${limit}`;
      const { entries } = await control(baseUrl, "GET", path, { tenant });
      for (const entry of entries) note(entry);
    }
  }

  function note({ id, tenant, status, scenario, fault, by, account, charged }) {
    seen.entries += 1;
    seen.missed += id - last[tenant] - 1;
    last[tenant] = id;
    if (charged > 0) increase(seen.credits, `${tenant} ${account}`, charged);
    if (fault !== undefined) return increase(seen.faults, `${fault.split("=")[0]} by ${by}`, 1);
    if (charged > 0) increase(seen.plainCredits, `${tenant} ${account}`, charged);
    if (status !== undefined) increase(seen.answers, `${status} ${scenario}`, 1);
  }
}
