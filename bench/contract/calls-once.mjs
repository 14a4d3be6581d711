// Calls of the client one after the other, and prints the ms of one, on average.
//
// Usage: node --import tsx calls-once.mjs straight|proxied URL MEGABYTES CALLS     (0 MB: the sample video)

import { readFile } from "node:fs/promises";
import { createRemoClient } from "@remo-kit/client";
import { createMockControl } from "@remo-kit/mock-server";
import { createGate } from "../../packages/contract-tests/src/session/gate.ts";
import { openProxy } from "../../packages/contract-tests/src/session/wire/proxy.ts";
import { generated } from "../senders/generated.mjs";

const [way, url, megabytes, calls] = process.argv.slice(2);
const unlimited = { requests: Infinity, bytes: Infinity, rate: Infinity };
const wire = way === "proxied" ? await openProxy(url, createGate(unlimited)) : undefined;
const remo = createRemoClient({
  email: "example@email.com",
  userKey: "userkey",
  apiKey: "apikey",
  baseUrl: wire?.baseUrl ?? url,
});
const size = Number(megabytes) * 1e6;
const sample = await readFile(new URL("../../openapi/samples/soccer-kick.mp4", import.meta.url));
const video = size > 0 ? { size, stream: () => generated(size) } : sample;
await createMockControl(url).setCredits(1, 1_000_000); // The demo account has them for few calls.
const call = () => remo.analyzeSoccer({ video, height: 170 });

await call();
const began = performance.now();
for (let made = 0; made < Number(calls); made++) await call();
console.log(JSON.stringify({ ms: (performance.now() - began) / Number(calls) }));
process.exit();
