// A long time of everything at once: many callers, good and bad, with faults by chance and on request. In the end the
// memory is flat, every answer is explained, no credit is lost or invented, nothing stays open. Then the same with a
// state file and a mock that is killed all the time; the credits must be exact all the same.
//
// Usage: npm run soak -- [--seconds 60] [--clients 64] [--memory] [--state]
//        --seconds: of each phase; --memory, --state: that phase alone

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "../../bench/lib/markdown.mjs";
import { prepareMocks } from "./mock.mjs";
import { phases } from "./phases.mjs";

/** Of one check, told when it fails. */
const mostDetails = 8;

const { seconds, clients, chosen } = readArgs();
const rows = [];
let requests = 0;
let wrong = 0;
for (const phase of chosen) {
  console.log(`soak, ${phase}: ${clients} clients for ${seconds} s`);
  report(phase, await soak(phase));
}
console.log(`\n${markdownTable([["phase", "what must hold", "found", ""], ...rows], { texts: true })}`);
const rate = (requests / seconds / chosen.length).toFixed(0);
console.log(`\nsoak: ${requests} requests, ${rate} a second, ${wrong === 0 ? "ok" : "not ok"}`);
process.exitCode = wrong === 0 ? 0 : 1;

async function soak(phase) {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-soak-"));
  const mocks = await prepareMocks(folder);
  try {
    return await phases[phase](mocks, { seconds, clients });
  } catch (error) {
    console.error(await mocks.complaints()); // The mock itself may have said why.
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Puts the checks of a phase to the table; what is wrong is told at once. */
function report(phase, { requests: sent, checks }) {
  requests += sent;
  for (const { about, found, ok, details = [] } of checks) {
    rows.push([phase, about, found, ok ? "ok" : "WRONG"]);
    if (ok) continue;
    wrong += 1;
    console.log(`\n- ${about}: ${found}`);
    for (const detail of details.slice(0, mostDetails)) console.log(`  ${detail}`);
  }
}

function readArgs() {
  const options = {
    seconds: { type: "string", default: "60" },
    clients: { type: "string", default: "64" },
    memory: { type: "boolean", default: false },
    state: { type: "boolean", default: false },
  };
  const { values } = parseArgs({ options });
  const given = { seconds: Number(values.seconds), clients: Number(values.clients) };
  const named = Object.keys(phases).filter((phase) => values[phase]);
  const isUsable = (number, least, most) => Number.isInteger(number) && number >= least && number <= most;
  if (isUsable(given.seconds, 3, 3600) && isUsable(given.clients, 1, 1000)) {
    return { ...given, chosen: named.length > 0 ? named : Object.keys(phases) };
  }
  console.error("--seconds takes 3 to 3600, --clients 1 to 1000.");
  process.exit(2);
}
