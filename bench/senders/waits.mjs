// Many waits at once: the resident memory above that of the idle client, in MB, while all wait, after all have asked, and at
// most while they ask again and again, with what no garbage collection has taken yet; the timers, and the most questions at
// once.
//
// Usage: node --expose-gc waits.mjs URL WAITS SECONDS

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createRemoReader } from "@remo-kit/client";

const [baseUrl, waits, seconds] = process.argv.slice(2);
let open = 0;
let atOnce = 0;
const logger = ({ event }) => {
  open += event === "request" ? 1 : -1;
  atOnce = Math.max(atOnce, open);
};
const remo = createRemoReader({ email: "example@email.com", baseUrl, logger });
const megabytes = () => process.memoryUsage.rss() / 1e6;
const settled = async () => {
  for (let n = 0; n < 3; n++) {
    globalThis.gc();
    await sleep(50);
  }
  return megabytes();
};
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

const short = { timeout: { result: 1 }, poll: { first: 1, longest: 1 } };
// A client that has asked some thousand times is idle, and warm.
for (let n = 0; n < 100; n++)
  await Promise.all(
    Array.from({ length: 16 }, () => remo.waitForSoccer.safe({ uuid: randomUUID(), ...short })),
  );
const idle = await settled();

const stop = new AbortController();
const { signal } = stop;
const wait = (readyAt) => remo.waitForSoccer.safe({ uuid: randomUUID(), readyAt, signal });
const now = Date.now();
const all = Array.from({ length: Number(waits) }, () => wait(now + 15_000));
const waiting = (await settled()) - idle;
const count = timers();
await sleep(now + 15_000 - Date.now());
let asking = 0;
for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(100))
  asking = Math.max(asking, megabytes() - idle);
const held = (await settled()) - idle;
stop.abort();
await Promise.all(all);
console.log(JSON.stringify({ idle, waiting, held, asking, timers: count, atOnce }));
process.exit();
