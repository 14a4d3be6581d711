import { demoAccount } from "@remo-kit/mock-server";
import { modelOfRun } from "../../finish.ts";
import type { RunModel } from "../../model/run.ts";
import type { Run } from "../../run/options.ts";
import { type TargetRun, targetRun } from "../../run/target-run.ts";
import { serve } from "../../session/testing/serve.ts";
import { clock, type Fetch } from "../mutate.ts";

/** Runs every case that a server can be asked against this one, as if it were a remote one, and gives what that shows. */
export async function runAgainst(fetch: Fetch, options: Partial<Run> = {}): Promise<RunModel> {
  const server = await serve(fetch);
  const { email, userKey, apiKey } = demoAccount;
  const run: Run = {
    targets: [{ kind: "url", name: "remote", url: server.url, keys: { email, userKey, apiKey } }],
    remote: true,
    complete: false,
    allowed: 1000,
    maxWait: 300_000,
    only: [],
    seed: 43,
    generated: 0,
    session: {
      limits: { requests: 1000, bytes: 1e9, rate: 1e6 },
      timeoutMs: 20_000,
      video: undefined,
      height: 170,
      clock,
    },
    ...options,
  };
  try {
    const work = targetRun(run.targets[0] as (typeof run.targets)[0], run);
    await runAll(work);
    return modelOfRun(run, { parts: [work.part()], stop: work.stop() });
  } finally {
    await server.close();
  }
}

async function runAll(work: TargetRun): Promise<void> {
  await work.open();
  try {
    for (const entry of work.plan.entries) await work.runCase(entry);
  } finally {
    await work.close();
  }
}
