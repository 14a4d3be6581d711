// Who is measured: the mock as it is built, and what users would take instead.

import { fileURLToPath } from "node:url";
import { startOnPort, startServer } from "./processes.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const spec = here("../../../openapi/generated/openapi.json");

const mockFlags = [here("../dist/cli.js"), "--port", "0", "--json-ready"];

/** The mock, with all that it does by default. `node`: flags of Node itself. */
export const startMock = (flags, { node = [], stdio } = {}) =>
  startServer([...node, ...mockFlags, ...flags], { stdio });

/** Prism says by itself where its script is, wherever it was installed to. */
export const startPrism = (script, ...flags) =>
  startOnPort((port) => [script, "mock", "--host", "127.0.0.1", "--port", String(port), ...flags, spec]);

export const startHono = () => startServer([here("peers/hono.mjs")]);
export const startNode = () => startServer([here("peers/node-http.mjs")]);
export const startDrain = () => startServer([here("peers/drain.mjs")]);
