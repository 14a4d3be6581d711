// Who is measured: the mock as it is built, and what users would take instead.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPeer, nameOf } from "./install.mjs";
import { startOnPort, startServer } from "./processes.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const spec = here("../../openapi/generated/openapi.json");
const mockFlags = [here("../../packages/mock-server/dist/cli.js"), "--port", "0", "--json-ready"];

/** The mock, with all that it does by default. `node`: flags of Node itself. */
export const startMock = (flags, { node = [], stdio } = {}) =>
  startServer([...node, ...mockFlags, ...flags], { stdio });

export const startSilentMock = (flags = []) => startMock(["--log", "silent", ...flags]);

/** Flags of a mock whose demo account never runs out of credits. */
export async function richAccount(folder) {
  const file = join(folder, "accounts.json");
  const account = { email: "example@email.com", userKey: "userkey", apiKey: "apikey", credits: 1e9 };
  await writeFile(file, JSON.stringify([account]));
  return ["--accounts", file];
}

/** As its users start it: with the description of the API, and nothing else. `{ missing }` if it cannot be installed. */
async function startInstalled(peer, flags, host) {
  const { missing, script } = await installPeer(peer);
  return missing
    ? { missing }
    : startOnPort((port) => [script, ...flags, host, "127.0.0.1", "--port", String(port)]);
}

const quietly = ["--disable-log-to-file", "--disable-admin-api"];

export const startPrism = (...flags) => startInstalled("prism", ["mock", spec, ...flags], "--host");
export const startMockoon = () =>
  startInstalled("mockoon", ["start", "--data", spec, ...quietly], "--hostname");

const startPeer = (...args) => startServer([here("../peers.mjs"), ...args]);

export const startHono = () => startPeer("hono");
export const startNode = () => startPeer("node");
export const startDrain = () => startPeer("drain");
/** A bare Hono route that answers what `answer` has: `body` and `headers`. */
export const startHonoLike = (answer) => startPeer("reads", JSON.stringify(answer));

export const names = {
  mock: "mock",
  prism: nameOf("prism"),
  mockoon: nameOf("mockoon"),
  hono: "bare Hono",
  node: "bare node:http",
  drain: "draining server",
};
