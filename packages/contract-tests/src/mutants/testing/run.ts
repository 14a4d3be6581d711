import { demoAccount } from "@remo-kit/mock-server";
import { modelOfRun } from "../../finish.ts";
import type { Run } from "../../options.ts";
import type { RunModel } from "../../report/model.ts";
import { type TargetRun, targetRun } from "../../suites/target-run.ts";
import type { Fetch } from "../mutate.ts";
import { serve } from "./serve.ts";

/** Runs every case that a server can be asked against this one, as if it were somebody's, and gives what that shows. */
export async function runAgainst(fetch: Fetch, options: Partial<Run> = {}): Promise<RunModel> {
  const server = await serve(fetch);
  const { email, userKey, apiKey } = demoAccount;
  const run: Run = {
    targets: [{ kind: "url", name: "somebody's", url: server.url, keys: { email, userKey, apiKey } }],
    foreign: true,
    complete: false,
    allowed: 1000,
    only: [],
    seed: 43,
    generated: 0,
    session: {
      limits: { requests: 1000, bytes: 1e9, rate: 1e6 },
      timeoutMs: 20_000,
      video: undefined,
      height: 170,
    },
    ...options,
  };
  try {
    const work = targetRun(run.targets[0] as (typeof run.targets)[0], run, () => false);
    await playAll(work);
    return modelOfRun(run, { parts: [work.part()], stop: work.stop() });
  } finally {
    await server.close();
  }
}

async function playAll(work: TargetRun): Promise<void> {
  await work.open();
  try {
    for (const entry of work.plan.entries) await work.play(entry);
  } finally {
    await work.close();
  }
}
