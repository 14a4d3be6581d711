// Requests of 1 kB that are accepted, each with a new uuid: how many a second.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startHono, startMock, startNode, startPrism } from "./contestants.mjs";
import { medianOf, shown, table } from "./figures.mjs";
import { prismName } from "./install-prism.mjs";
import { processorOf, run } from "./processes.mjs";

const rounds = 11;
const seconds = { warmUp: 2, round: 1.2 };
const connections = 32;
const load = fileURLToPath(new URL("load.mjs", import.meta.url));
// Each run of the generator has uuids of its own: as many as it could ever use.
const uuidsOfRun = 10_000_000;

/** Who is measured, and which mock it is measured against: one that logs as much. */
const contestants = {
  mock: { name: "mock, silent", rival: "mock" },
  prism: { name: `${prismName}, silent`, rival: "mock" },
  hono: { name: "bare Hono", rival: "mock" },
  node: { name: "bare node:http", rival: "mock" },
  mockLog: { name: "mock, default log", rival: "mockLog" },
  prismLog: { name: `${prismName}, default log`, rival: "mockLog" },
};

export async function smallPosts(prism) {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-bench-"));
  const servers = await startAll(prism, join(folder, "accounts.json"));
  try {
    const measured = await measureAll(servers);
    return { table: tableOf(measured), targets: targetsOf(measured) };
  } finally {
    for (const server of Object.values(servers)) await server.stop();
    await rm(folder, { recursive: true });
  }
}

/** The log of each goes nowhere, but it is written. */
async function startAll(prism, accounts) {
  const account = { email: "example@email.com", userKey: "userkey", apiKey: "apikey", credits: 1e9 };
  await writeFile(accounts, JSON.stringify([account]));
  return {
    mock: await startMock(["--accounts", accounts, "--log", "silent"]),
    ...(prism && { prism: await startPrism(prism, "--verboseLevel", "silent") }),
    hono: await startHono(),
    node: await startNode(),
    mockLog: await startMock(["--accounts", accounts]),
    ...(prism && { prismLog: await startPrism(prism) }),
  };
}

/** One entry a round: contestant → what was measured. */
async function measureAll(servers) {
  const measured = [];
  for (let round = 0; round <= rounds; round++) {
    const entry = {};
    for (const [name, server] of Object.entries(servers)) {
      entry[name] = await measure(server, round === 0 ? seconds.warmUp : seconds.round, round);
    }
    if (round > 0) measured.push(entry);
  }
  return measured;
}

async function measure(server, duration, round) {
  const before = await processorOf(server);
  const args = [load, server.url, duration, connections, round * uuidsOfRun].map(String);
  const { perSecond, answered, elapsed, failed, firstFailure } = await run(args);
  if (failed > 0)
    throw new Error(`${server.url} refused ${failed} of ${answered + failed}:\n${firstFailure}`);
  const after = await processorOf(server);
  const used = after === undefined ? undefined : after - before;
  return { perSecond, micros: (used * 1e6) / answered, busy: (used / elapsed) * 100 };
}

function tableOf(measured) {
  const head = ["1 kB requests", "a second", "mock / it", "µs of processor each", "processor used"];
  const rows = Object.entries(contestants).map(([key, { name, rival }]) => {
    const of = (what) => medianOf(measured, (round) => round[key]?.[what]);
    const share = medianOf(measured, (round) => round[rival].perSecond / round[key]?.perSecond);
    return [
      name,
      shown(of("perSecond")),
      shown(share, 2),
      shown(of("micros"), 1),
      shown(of("busy"), 0, " %"),
    ];
  });
  return table([head, ...rows]);
}

function targetsOf(measured) {
  const times = (one, other) => medianOf(measured, (round) => round[one].perSecond / round[other]?.perSecond);
  return [
    { text: "1 kB: requests a second / Prism", measured: times("mock", "prism"), least: 12 },
    { text: "1 kB: requests a second / bare Hono", measured: times("mock", "hono"), least: 0.75 },
  ];
}
