import type { Profile } from "@remo-kit/openapi";
import { virtualTime } from "./clock.ts";
import type { Job, Query, Records, Step } from "./records.ts";

export type JobState = "queued" | "analysing" | "done" | "failed";

export function jobState({ startedAt, readyAt, failure }: Job, now: number): JobState {
  if (now >= readyAt) return failure === undefined ? "done" : "failed";
  return now < startedAt ? "queued" : "analysing";
}

export type NewJob = Pick<Job, "family" | "uuid" | "xxh64" | "failure"> & {
  /** What it costs, in credits, if it is charged. */
  readonly price: number;
  /** A13: what makes a file one that exists, within the account. */
  readonly fileExistsBy: Profile["fileExistsBy"];
  /** A13: a file that exists is free if this is false, and is not analysed again. */
  readonly repeatIsCharged: boolean;
  /** Wall time, in ms since 1970. */
  readonly wall: number;
  /** How long the analysis takes once it has begun, in ms of the virtual clock. */
  readonly analysisMs: number;
  /** How many analyses run at once in the tenant; further ones wait for the first lane that becomes free. */
  readonly concurrency: number;
  /** Ready this long after now whatever the lanes say, in ms of the virtual clock. */
  readonly waitMs?: number | undefined;
};

export type Acceptance =
  | {
      readonly accepted: true;
      readonly fileExists: boolean;
      /** Credits that were taken. */
      readonly charged: number;
      /** Credits that are left. */
      readonly credits: number;
      /** Until the job is ready, in ms of the virtual clock, at least 0. */
      readonly waitMs: number;
    }
  | { readonly accepted: false; readonly why: "no-account" }
  | { readonly accepted: false; readonly why: "no-credits"; readonly credits: number };

type Situation = Pick<Records, "account" | "job" | "twin" | "lastJob" | "lanes" | "clock">;

/** The records that decide whether a job is accepted. What has no file has no twin. */
export const acceptanceQuery = (
  account: NonNullable<Query["account"]>,
  { family, uuid, xxh64 }: Pick<NewJob, "family" | "uuid" | "xxh64">,
  { fileExistsBy }: Pick<NewJob, "fileExistsBy">,
): Pick<Query, keyof Situation> => ({
  account,
  job: { family, uuid },
  twin: fileExistsBy === "content" && xxh64 !== "" ? { family, xxh64 } : undefined,
  lastJob: true,
  lanes: true,
  clock: true,
});

/** Whether a job is accepted, at what price, and when it is ready. */
export function accept(
  asked: NewJob,
  { account, job, twin, lastJob, lanes, clock }: Situation,
): Step<Acceptance> {
  if (!account) return { result: { accepted: false, why: "no-account" } };
  const earlier = asked.fileExistsBy === "uuid" ? job : twin;
  const reused = asked.repeatIsCharged ? undefined : earlier;
  const charged = reused ? 0 : asked.price;
  const credits = account.credits - charged;
  if (credits < 0) return { result: { accepted: false, why: "no-credits", credits: account.credits } };
  const now = virtualTime(clock, asked.wall);
  const { startedAt, readyAt, busy } = reused ? again(asked, now, reused) : schedule(asked, now, lanes);
  const { uuid, family, xxh64, failure } = asked;
  const kept: Job = {
    id: job?.id ?? lastJob + 1,
    accountId: account.id,
    family,
    uuid,
    xxh64,
    acceptedAt: now,
    startedAt,
    readyAt,
    times: (job?.times ?? 0) + 1,
    charged: (job?.charged ?? 0) + charged,
    failure,
    result: job?.result,
  };
  return {
    result: {
      accepted: true,
      fileExists: earlier !== undefined,
      charged,
      credits,
      waitMs: Math.max(0, readyAt - now),
    },
    // Written out, as are the others of this way: V8 takes 1 µs for a spread that adds a key.
    changes: { job: kept, account: charged === 0 ? undefined : { ...account, credits }, lanes: busy },
  };
}

type Times = {
  readonly startedAt: number;
  readonly readyAt: number;
  readonly busy: readonly number[] | undefined;
};

/** A file that exists is not analysed again. */
function again({ waitMs }: NewJob, now: number, { startedAt, readyAt }: Job): Times {
  return waitMs === undefined
    ? { startedAt, readyAt, busy: undefined }
    : { startedAt: now, readyAt: now + waitMs, busy: undefined };
}

/**
 * Only the last `concurrency` ends matter: the soonest of them is when a lane becomes free, however many jobs wait, and
 * whatever has become of the job that an analysis was for.
 */
function schedule({ analysisMs, concurrency, waitMs }: NewJob, now: number, lanes: readonly number[]): Times {
  const running = lanes.slice(-concurrency).filter((end) => end > now);
  const begin = running.length < concurrency ? now : (running[0] as number);
  const readyAt = waitMs === undefined ? begin + analysisMs : now + waitMs;
  const busy = [...running, readyAt].sort((one, other) => one - other).slice(-concurrency);
  return { startedAt: Math.min(begin, readyAt), readyAt, busy };
}
