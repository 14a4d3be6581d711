// Whole jobs, each as one call and then as its parts by hand, in turns; prints medians in ms.
//
// Usage: node jobs.mjs URL TIMESCALE JOBS

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createRemoClient } from "@remo-kit/client";
import { median } from "../lib/figures.mjs";

const [baseUrl, timeScale, jobs] = process.argv.slice(2);
let questions = 0;
const keys = { email: "example@email.com", userKey: "userkey", apiKey: "apikey" };
const logger = ({ event, operation }) => {
  if (event === "request" && operation === "getSoccerResult") questions += 1;
};
const timeout = { result: 1e9 }; // Of the mock's time, in which a moment without the processor is minutes.
const remo = createRemoClient({ ...keys, baseUrl, mockClock: true, timeout, logger });
const video = new Uint8Array(1e6);
const input = () => ({ video, height: 170, uuid: randomUUID() });

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

/** How long the server says that a job takes: it is another time for each uuid. */
const waitOf = ({ waitTime }) => (waitTime * 1000) / timeScale;

/** Upload and reads, without the wait in between; nobody asks too early. */
async function byHand() {
  const { value: receipt, ms: upload } = await timed(() => remo.analyzeSoccer(input()));
  const { uuid } = receipt;
  await sleep(waitOf(receipt) + 5);
  const { ms: result } = await timed(() => remo.getSoccerResult({ uuid }));
  const { ms: score } = await timed(() => remo.getSoccerScore({ uuid }));
  return upload + result + score;
}

const measured = { wait: [], whole: [], parts: [], over: [] };
let asked = 0;
for (let n = -3; n < jobs; n++) {
  const apart = await byHand();
  const before = questions;
  const { value, ms: whole } = await timed(() => remo.analyzeSoccerAndWait(input()));
  if (n < 0) continue; // What is loaded late is loaded now.
  const wait = waitOf(value.receipt);
  asked += questions - before;
  measured.wait.push(wait);
  measured.whole.push(whole);
  measured.parts.push(apart + wait);
  measured.over.push(whole - wait - apart);
}
const figures = Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, median(all)]));
console.log(JSON.stringify({ ...figures, questions: asked / jobs }));
process.exit();
