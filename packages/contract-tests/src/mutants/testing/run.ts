import { deepStrictEqual } from "node:assert/strict";
import { demoAccount } from "@remo-kit/mock-server";
import { modelOfReplay, modelOfRun, recordingsOf } from "../../finish.ts";
import type { Recording } from "../../model/exchange.ts";
import type { RunModel, Stop } from "../../model/run.ts";
import type { Run } from "../../run/options.ts";
import { parseRecordings, recordingText } from "../../run/recording.ts";
import { replay } from "../../run/replay.ts";
import { type TargetRun, targetRun } from "../../run/target-run.ts";
import { serve } from "../../session/testing/serve.ts";
import { clock, type Fetch } from "../mutate.ts";

/**
 * Runs every case that a server can be asked against this one, as if it were a remote one, and gives what that shows. A replay
 * has to say the same.
 */
export async function runAgainst(fetch: Fetch, options: Partial<Run> = {}): Promise<RunModel> {
  const ran = await runWith(fetch, options);
  deepStrictEqual(told(await replayed(ran)), told(ran.model));
  return ran.model;
}

/** The same, and gives what it recorded; `isToEnd` interrupts it after so many exchanges. */
export async function runWith(fetch: Fetch, options: Partial<Run> = {}, isToEnd = (_sent: number) => false) {
  const server = await serve(fetch);
  const run: Run = {
    ...whole,
    targets: [{ kind: "url", name: server.url, url: server.url, keys }],
    ...options,
  };
  const hasEnded = () => isToEnd(work.part().recording.exchanges.length);
  const work = targetRun(run.targets[0] as (typeof run.targets)[0], run, { isToEnd: () => hasEnded() });
  try {
    await runAll(work);
    const interrupted: Stop = { verdict: "inconclusive", because: "the run was interrupted" };
    const outcome = { parts: [work.part()], stop: work.stop() ?? (hasEnded() ? interrupted : undefined) };
    return { model: modelOfRun(run, outcome), recordings: recordingsOf(run, outcome) };
  } finally {
    await server.close();
  }
}

/** What a recording shows when it is written and read again. */
export async function replayed(ran: { readonly recordings: readonly Recording[] }): Promise<RunModel> {
  const recordings = parseRecordings(JSON.parse(recordingText(ran.recordings)));
  return modelOfReplay(recordings, await replay(recordings));
}

/** All that people read of a run, but for when it was, and how long its cases took. */
export const told = ({ date: _, replayed: __, ...model }: RunModel): object =>
  JSON.parse(JSON.stringify(model), (key, value) => (key === "ms" ? undefined : value));

const { email, userKey, apiKey } = demoAccount;
const keys = { email, userKey, apiKey };

export const whole: Omit<Run, "targets"> = {
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
};

async function runAll(work: TargetRun): Promise<void> {
  await work.open();
  try {
    for (const entry of work.plan.entries) await work.runCase(entry);
  } finally {
    await work.close();
  }
}
