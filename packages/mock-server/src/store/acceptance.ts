import type { Acceptance, Job, NewJob } from "./store.ts";

/** What a store knows when it is asked to accept a job. */
export type Situation = {
  /** Credits of the account. */
  readonly credits: number;
  /** Of the virtual clock, in ms since 1970. */
  readonly now: number;
  /** Of the tenant: when each analysis ends that is not over, soonest first. Brought up to date here. */
  readonly lanes: number[];
  /** The job of this account with the same uuid. */
  readonly known: Job | undefined;
  /** The last job of this account that makes the file one that exists (A13). */
  readonly earlier: Job | undefined;
};

export type Verdict = {
  readonly acceptance: Acceptance;
  /** What is to be remembered from now on, instead of `known`; undefined if nothing changes. */
  readonly job?: Job;
};

/** Whether a job is accepted, at what price, and when it is ready: the rules that every store has in common. */
export function judge(asked: NewJob, { credits, now, lanes, known, earlier }: Situation): Verdict {
  const fileExists = earlier !== undefined;
  const reused = asked.repeatIsCharged ? undefined : earlier;
  const charged = reused ? 0 : asked.price;
  if (charged > credits) return { acceptance: { accepted: false, why: "no-credits", credits } };
  const readyAt = readyTime(asked, now, lanes, reused);
  return {
    acceptance: {
      accepted: true,
      fileExists,
      charged,
      credits: credits - charged,
      waitMs: Math.max(0, readyAt - now),
    },
    job: {
      uuid: asked.uuid,
      accountId: asked.accountId,
      xxh64: asked.xxh64,
      acceptedAt: now,
      readyAt,
      times: (known?.times ?? 0) + 1,
      charged: (known?.charged ?? 0) + charged,
    },
  };
}

function readyTime(asked: NewJob, now: number, lanes: number[], reused: Job | undefined): number {
  const { analysisMs, concurrency, waitMs } = asked;
  if (reused) return waitMs === undefined ? reused.readyAt : now + waitMs;
  const begin = nextBegin(lanes, now, concurrency);
  const readyAt = waitMs === undefined ? begin + analysisMs : now + waitMs;
  occupy(lanes, readyAt, concurrency);
  return readyAt;
}

/**
 * When an analysis begins that is asked for now. Only the last `concurrency` ends matter: the soonest of them is when a
 * lane becomes free, however many jobs wait, and whatever has become of the job that an analysis was for.
 */
function nextBegin(lanes: number[], now: number, concurrency: number): number {
  let over = Math.max(0, lanes.length - concurrency);
  while (over < lanes.length && (lanes[over] as number) <= now) over++;
  if (over > 0) lanes.splice(0, over);
  return lanes.length < concurrency ? now : (lanes[0] as number);
}

function occupy(lanes: number[], readyAt: number, concurrency: number): void {
  let place = lanes.length;
  while (place > 0 && (lanes[place - 1] as number) > readyAt) place--;
  lanes.splice(place, 0, readyAt);
  if (lanes.length > concurrency) lanes.shift();
}
