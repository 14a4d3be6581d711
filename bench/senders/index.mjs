// Sends to a server from a process of its own, so that the two do not share one.

import { fileURLToPath } from "node:url";
import { processorOf, run } from "../lib/processes.mjs";

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

// Each run has uuids of its own: as many as it could ever use.
const uuidsOfRound = 10_000_000;

/** How many requests of 1 kB a server answers, how soon (ms), and what of the processor it takes for it. */
export async function sendSmall(server, { seconds, connections, round }) {
  const before = await processorOf(server);
  const args = [script("small.mjs"), server.url, seconds, connections, round * uuidsOfRound];
  const { failed, firstFailure, ...measured } = await run(args.map(String));
  if (failed > 0) throw new Error(`${server.url} refused ${failed} requests:\n${firstFailure}`);
  const used = (await processorOf(server)) - before;
  const { answered, elapsed } = measured;
  return { ...measured, micros: (used * 1e6) / answered, busy: (used / elapsed) * 100 };
}

/** ms until `parallel` bodies of `megabytes` each, sent at once, are answered. */
export const sendLarge = (server, { megabytes, parallel = 1 }) =>
  run([script("large.mjs"), server.url, megabytes, parallel].map(String));
