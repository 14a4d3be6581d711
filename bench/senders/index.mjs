// Sends to a server from a process of its own, so that the two do not share one.

import { fileURLToPath } from "node:url";
import { withServer } from "../lib/leased.mjs";
import { memoryOf, processorOf, run } from "../lib/processes.mjs";

const send = (name, ...args) => run([fileURLToPath(new URL(name, import.meta.url)), ...args.map(String)]);

// Each run has uuids of its own: as many as it could ever use.
const uuidsOfRound = 10_000_000;

/** `{ ms, mb }` of one upload, or `{ failure }`. `source`: a file, or megabytes to make. */
export const sendVideo = (way, server, source, module = "") =>
  send("video.mjs", way, server.url, source, module);

/**
 * How many requests of 1 kB a server answers, how soon (ms), and what of the processor it takes for it. With `reads`:
 * results are asked for, of so many uuids that were sent in that round.
 */
export async function sendSmall(server, { seconds, connections, round, reads = "" }) {
  const before = await processorOf(server);
  const measured = await send("small.mjs", server.url, seconds, connections, round * uuidsOfRound, reads);
  const used = (await processorOf(server)) - before;
  const { answered, elapsed } = measured;
  return { ...measured, micros: (used * 1e6) / answered, busy: (used / elapsed) * 100 };
}

/** ms of a whole job as one call, and of its parts by hand. */
export const sendJobs = (server, { timeScale, jobs }) => send("jobs.mjs", server.url, timeScale, jobs);

/** The memory of so many waits at once, above that of the idle client. */
export const sendWaits = (server, { waits, seconds }) =>
  run([
    "--expose-gc",
    fileURLToPath(new URL("waits.mjs", import.meta.url)),
    server.url,
    `${waits}`,
    `${seconds}`,
  ]);

/**
 * ms until `parallel` bodies of `megabytes` each, sent at once, are answered, by a server that has seen nothing before:
 * its peak is that of this load.
 */
export const sendLarge = (start, { megabytes, parallel = 1 }) =>
  withServer(start, async (server) => {
    const { ms } = await send("large.mjs", server.url, megabytes, parallel);
    const { peak } = await memoryOf(server);
    return { ms, speed: (parallel * megabytes * 1000) / ms, peak };
  });
