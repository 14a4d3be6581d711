// A long time of everything at once: many callers, good and bad, with faults by chance and on request. In the end the
// memory is flat, every answer is explained, no credit is lost or invented, nothing stays open. Then the same with a
// state file and a mock that is killed all the time; the credits must be exact all the same.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markdownTable } from "../../bench/lib/markdown.mjs";
import { prepareMocks } from "./mock.mjs";
import { phases } from "./phases.mjs";

/** Details that are printed of a check that failed. */
const mostDetails = 8;

/** @param flags those of `npm run soak`. */
export default async function soak(flags) {
  const [seconds, clients] = [flags.seconds, flags.clients].map(Number);
  const named = Object.keys(phases).filter((phase) => flags[phase]);
  const chosen = named.length > 0 ? named : Object.keys(phases);
  const found = { rows: [], requests: 0, wrong: 0 };
  for (const phase of chosen) {
    console.log(`soak, ${phase}: ${clients} clients for ${seconds} s`);
    report(found, phase, await run(phase, { seconds, clients }));
  }
  const { rows, requests, wrong } = found;
  console.log(`\n${markdownTable([["phase", "what must hold", "found", ""], ...rows], { texts: true })}`);
  const rate = (requests / seconds / chosen.length).toFixed(0);
  console.log(`\nsoak: ${requests} requests, ${rate} a second, ${wrong === 0 ? "ok" : "not ok"}`);
  process.exitCode = wrong === 0 ? 0 : 1;
}

async function run(phase, options) {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-soak-"));
  const mocks = await prepareMocks(folder);
  try {
    return await phases[phase](mocks, options);
  } catch (error) {
    console.error(await mocks.readStderr()); // The mock itself may have said why.
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Puts the checks of a phase to the table; what is wrong is printed at once. */
function report(all, phase, { requests, checks }) {
  all.requests += requests;
  for (const { about, found, ok, details = [] } of checks) {
    all.rows.push([phase, about, found, ok ? "ok" : "WRONG"]);
    if (ok) continue;
    all.wrong += 1;
    console.log(`\n- ${about}: ${found}`);
    for (const detail of details.slice(0, mostDetails)) console.log(`  ${detail}`);
  }
}
