// The two phases of a soak: with all in memory, and with a state file and a mock that is killed all the time.

import { setTimeout as sleep } from "node:timers/promises";
import {
  checkAnswers,
  checkCounts,
  checkEnd,
  checkFiles,
  checkMemory,
  checkState,
  checkStderr,
  openFiles,
} from "./checks.mjs";
import { setProfiles } from "./control.mjs";
import { followJournal } from "./journal.mjs";
import { watchMemory } from "./memory.mjs";
import { randomKind, requestKinds } from "./requests.mjs";
import { readScenarios } from "./scenarios.mjs";
import { createTally } from "./tally.mjs";
import { startTraffic } from "./traffic.mjs";
import { createUuids } from "./uuids.mjs";

/** What is remembered on purpose is full after some seconds, so that the memory can be flat. */
const small = ["--journal-size", "1000", "--max-jobs", "500"];

/** Of a mock that is to be killed, roughly. */
const secondsOfLife = 4;

/** Every answer and every credit is in the journal and the metrics; memory and descriptors do not grow. */
async function inMemory(mocks, { seconds, clients }) {
  const server = await mocks.start(...small);
  const before = await openFiles(server);
  const target = { url: server.url };
  const { tally, nextRequest } = await prepare(target, Number.POSITIVE_INFINITY);
  const journal = followJournal(server.url);
  const traffic = startTraffic({ clients, target, nextRequest, tally });
  const memory = watchMemory(server);
  await sleep(seconds * 1000);
  const growth = await memory.stop();
  await traffic.stop();
  await journal.stop();
  const checks = [
    checkAnswers(tally),
    ...(await checkCounts(server.url, tally, journal)),
    ...checkMemory(growth),
    ...(await checkLast(mocks, server, before)),
  ];
  return { requests: tally.requests, checks };
}

/** Killed again and again, each time in the middle of the traffic: the file has each credit that an answer reported. */
async function withState(mocks, { seconds, clients }) {
  const stateFlags = mocks.stateFlags("state.db");
  let server = await mocks.start(...stateFlags);
  const target = { url: server.url };
  const { tally, nextRequest } = await prepare(target, 1000);
  const traffic = startTraffic({ clients, target, nextRequest, tally });
  const kills = Math.max(2, Math.floor(seconds / secondsOfLife));
  let before;
  for (let killed = 0; killed < kills; killed++) {
    await sleep((seconds * 1000) / (kills + 1));
    target.url = undefined;
    await server.stop("SIGKILL");
    server = await mocks.start(...stateFlags);
    before = await openFiles(server);
    target.url = server.url;
  }
  await sleep((seconds * 1000) / (kills + 1));
  await traffic.stop();
  const state = await checkState(server.url, tally);
  const checks = [
    { about: "starts after a kill -9", found: String(kills), ok: true },
    checkAnswers(tally),
    ...state,
    ...(await checkLast(mocks, server, before)),
  ];
  return { requests: tally.requests, checks };
}

export const phases = { memory: inMemory, state: withState };

async function prepare({ url }, mostUuids) {
  await setProfiles(url);
  const scenarios = await readScenarios(url);
  return {
    tally: createTally(scenarios),
    nextRequest: randomKind(requestKinds(scenarios, createUuids(mostUuids))),
  };
}

/** What holds of a mock once its callers are gone, and of what it leaves. */
async function checkLast(mocks, server, before) {
  const files = await checkFiles(server, before);
  const end = await checkEnd(server);
  return [files, end, checkStderr(await mocks.readStderr())];
}
