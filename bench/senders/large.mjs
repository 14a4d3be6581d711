// Sends large bodies, made while they are sent, and prints how long that took until the last answer.
//
// Usage: node large.mjs URL MEGABYTES PARALLEL     (characters of base64 in each body; as many at once)

import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

const [address, megabytes, parallel] = process.argv.slice(2);
const base64 = Buffer.from(randomBytes(750_000).toString("base64")); // A million characters, again and again.
const fields = { Email: "example@email.com", UserKey: "userkey", APIKey: "apikey", height: "170" };
const agent = new Agent({ keepAlive: false });

const began = performance.now();
await Promise.all(Array.from({ length: Number(parallel) }, send));
console.log(JSON.stringify({ ms: performance.now() - began }));

async function send() {
  const [before, after] = JSON.stringify({ ...fields, base64_video: "|", uuid: randomUUID() }).split("|");
  const parts = [before, ...Array(Number(megabytes)).fill(base64), after];
  const outgoing = request(new URL("/api/analysis-soccer", address), {
    method: "POST",
    agent,
    headers: {
      "content-type": "application/json",
      "content-length": parts.reduce((sum, { length }) => sum + length, 0),
    },
  });
  const [[incoming]] = await Promise.all([once(outgoing, "response"), pipeline(parts, outgoing)]);
  const body = await text(incoming);
  if (incoming.statusCode === 200 && body.includes('"wait_time"')) return;
  throw new Error(`${address} answered ${incoming.statusCode}: ${body.slice(0, 600)}`);
}
