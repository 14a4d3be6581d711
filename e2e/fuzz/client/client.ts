// Calls of a server that answers with hostile bytes.

import { ok } from "node:assert/strict";
import type { AnswerCase } from "./answers.ts";
import { call } from "./call.ts";
import { endingOf } from "./ending.ts";
import { startHostileServer } from "./hostile-server.ts";

export { default as fc } from "fast-check";
export { answers as cases } from "./answers.ts";

/** ms: the time limit of a call whose server may never end, and of one that has all it needs, on a busy machine. */
const limits = { hostile: 400, whole: 10_000 };

/** ms that a busy machine may take longer than the time limit says. */
const slack = 3000;

const fromTheWire = ["RemoNetworkError", "RemoTimeoutError"];

const labels = { default: "by node:http", fetch: "by fetch", read: "by node:http, a read" } as const;

async function run(one: AnswerCase): Promise<string> {
  const server = await startHostileServer(one);
  const limit = one.whole ? limits.whole : limits.hostile;
  const began = performance.now();
  const ended = await call(server.url, one.way, limit);
  const ms = performance.now() - began;
  await server.stop();
  ok(ms < limit + slack, `the call took ${ms.toFixed(0)} ms, with a limit of ${limit} ms`);
  const ending = endingOf(ended);
  ok(server.requests() <= 1, `the whole request was sent ${server.requests()} times`);
  if (one.whole && !isHiddenByFetch(one)) {
    ok(!fromTheWire.includes(ending), `a whole answer ends as a ${ending}`);
  }
  return `${labels[one.way]}, ${ending}`;
}

/** A fetch makes an error of its own of a proxy's 407, as its standard says. */
const isHiddenByFetch = ({ way, pieces }: AnswerCase) =>
  way === "fetch" && pieces.join("").startsWith("HTTP/1.1 407");

export const start = async () => ({ run, stop: async () => {} });
