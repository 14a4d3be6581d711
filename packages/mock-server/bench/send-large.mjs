// Sends one large body, made while it is sent, and prints how long that took until the answer.
//
// Usage: node send-large.mjs URL MEGABYTES     (characters of base64)

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";

const [address, megabytes] = process.argv.slice(2);
const base64 = Buffer.from(randomBytes(750_000).toString("base64")); // A million characters, again and again.
const fields = { Email: "example@email.com", UserKey: "userkey", APIKey: "apikey", height: "170" };
const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const [before, after] = JSON.stringify({ ...fields, base64_video: "|", uuid }).split("|");

const began = performance.now();
const outgoing = request(new URL("/api/analysis-soccer", address), {
  method: "POST",
  headers: {
    "content-type": "application/json",
    "content-length": before.length + base64.length * Number(megabytes) + after.length,
  },
});
const answered = once(outgoing, "response");
outgoing.write(before);
for (let sent = 0; sent < Number(megabytes); sent++) {
  if (!outgoing.write(base64)) await once(outgoing, "drain");
}
outgoing.end(after);
const [incoming] = await answered;
let body = "";
for await (const text of incoming.setEncoding("utf8")) body += text;
const ms = performance.now() - began;
console.log(JSON.stringify({ ms, status: incoming.statusCode, body: body.slice(0, 600) }));
