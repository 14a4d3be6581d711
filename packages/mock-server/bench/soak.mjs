// A long time of everything at once: many callers, good and bad, with faults by chance and on request. In the end the
// memory is flat, every answer is explained, no credit is lost or invented, nothing stays open.
//
// Usage: node bench/soak.mjs [--seconds 60] [--clients 64] [--state]
//        --state: with a state file, killed and started again all the time; the ledger must be exact all the same.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import * as contestants from "./contestants.mjs";
import { table } from "./figures.mjs";
import { accounts } from "./soak/cast.mjs";
import {
  checkAnswers,
  checkBooks,
  checkEnd,
  checkFiles,
  checkMemory,
  checkState,
  openFiles,
} from "./soak/checks.mjs";
import { setProfiles } from "./soak/control.mjs";
import { followJournal } from "./soak/journal.mjs";
import { watchMemory } from "./soak/memory.mjs";
import { drawer, kindsOf } from "./soak/requests.mjs";
import { createTally } from "./soak/tally.mjs";
import { startTraffic } from "./soak/traffic.mjs";
import { createUuids } from "./soak/uuids.mjs";
import { readVocabulary } from "./soak/vocabulary.mjs";

/** Some of each kind; none is so frequent that the others are not met. */
const faults = [
  "latency=1-20:0.02",
  "dribble=0:0.005",
  "reset-upload=512:0.004",
  "reset-answer:0.004",
  "early-413=2048:0.004",
  "hang:0.0002",
  "truncated-json:0.01",
  "wrong-length:0.004",
  "empty-body:0.01",
  "html-502:0.01",
  "html-504:0.01",
  "redirect-308:0.002",
];

/** What is remembered on purpose is full after some seconds, so that the memory can be flat. */
const small = ["--journal-size", "2000", "--max-jobs", "2000"];

/** Of a mock that is to be killed, roughly. */
const secondsOfLife = 4;

/** Of one check, told when it fails. */
const mostDetails = 8;

const { seconds, clients, state } = readArgs();
const folder = await mkdtemp(join(tmpdir(), "remo-kit-soak-"));
try {
  await writeFile(join(folder, "accounts.json"), JSON.stringify(accounts));
  const { tally, checks } = state ? await soakKilled() : await soak();
  report(tally, checks);
} finally {
  await rm(folder, { recursive: true });
}

async function soak() {
  const server = await startMock(...small);
  const before = await openFiles(server);
  const stage = { url: server.url };
  const { tally, draw } = await prepare(stage, Number.POSITIVE_INFINITY);
  const journal = followJournal(server.url);
  const traffic = startTraffic({ clients, stage, draw, tally });
  const memory = watchMemory(server);
  await sleep(seconds * 1000);
  const growth = await memory.stop();
  await traffic.stop();
  await journal.stop();
  const checks = [
    checkAnswers(tally),
    ...(await checkBooks(server.url, tally, journal)),
    ...checkMemory(growth),
    await checkFiles(server, before),
    await checkEnd(server),
  ];
  return { tally, checks };
}

/** Killed again and again, each time in the middle of the traffic. */
async function soakKilled() {
  const stateFile = ["--state", join(folder, "state.db")];
  let server = await startMock(...stateFile);
  const stage = { url: server.url };
  const { tally, draw } = await prepare(stage, 1000);
  const traffic = startTraffic({ clients, stage, draw, tally });
  const kills = Math.max(2, Math.floor(seconds / secondsOfLife));
  for (let killed = 0; killed < kills; killed++) {
    await sleep((seconds * 1000) / (kills + 1));
    stage.url = undefined;
    await server.stop("SIGKILL");
    server = await startMock(...stateFile);
    stage.url = server.url;
  }
  await sleep((seconds * 1000) / (kills + 1));
  await traffic.stop();
  const checks = [checkAnswers(tally), ...(await checkState(server.url, tally)), await checkEnd(server)];
  return { tally, checks };
}

function startMock(...flags) {
  const rules = faults.flatMap((fault) => ["--fault", fault]);
  const always = ["--log", "silent", "--accounts", join(folder, "accounts.json")];
  const node = ["--expose-gc", "--import", new URL("soak/probe.mjs", import.meta.url).href];
  return contestants.startMock([...always, ...rules, ...flags], { node, stdio: ["inherit", "ipc"] });
}

async function prepare({ url }, mostUuids) {
  await setProfiles(url);
  const vocabulary = await readVocabulary(url);
  return { tally: createTally(vocabulary), draw: drawer(kindsOf(vocabulary, createUuids(mostUuids))) };
}

function report({ requests }, checks) {
  const rows = checks.map(({ about, found, ok }) => [about, found, ok ? "ok" : "WRONG"]);
  console.log(table([["what must hold", "found", ""], ...rows]));
  const wrong = checks.filter(({ ok }) => !ok);
  for (const { about, details = [] } of wrong) {
    for (const detail of details.slice(0, mostDetails)) console.log(`\n- ${about}: ${detail}`);
  }
  const rate = (requests / seconds).toFixed(0);
  console.log(`\nsoak: ${requests} requests, ${rate} a second, ${wrong.length === 0 ? "ok" : "not ok"}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

function readArgs() {
  const options = {
    seconds: { type: "string", default: "60" },
    clients: { type: "string", default: "64" },
    state: { type: "boolean", default: false },
  };
  const { values } = parseArgs({ options });
  const given = { seconds: Number(values.seconds), clients: Number(values.clients), state: values.state };
  const isUsable = (number, least, most) => Number.isInteger(number) && number >= least && number <= most;
  if (isUsable(given.seconds, 3, 3600) && isUsable(given.clients, 1, 1000)) return given;
  console.error("--seconds takes 3 to 3600, --clients 1 to 1000.");
  process.exit(2);
}
