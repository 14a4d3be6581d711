import type { ErrorName } from "@remo-kit/openapi";
import { virtualTime } from "./clock.ts";
import type { Changes, Job, JobName, Query, Records, Step } from "./records.ts";

/** Jobs of a tenant that have a result of their own, at most: each may be some kB. */
export const mostOwnResults = 1000;

/** What became of a job that was to be changed, or why it was not; `now` is what the virtual clock shows. */
export type JobChange =
  | { readonly job: Job; readonly now: number }
  | { readonly refused: "unknown" | "failed" | "full" }
  | { readonly refused: "several"; readonly ids: readonly number[] };

type Situation = Pick<Records, "named" | "clock">;
type WithOthers = Situation & Pick<Records, "jobs">;

export const jobQuery = (named: JobName) => ({ named, clock: true }) as const satisfies Query;

/** With the newest jobs, which have the lanes: few, as a store has to read each. */
export const endQuery = (named: JobName) => ({ ...jobQuery(named), jobs: 100 }) as const satisfies Query;

export const found = (situation: Situation, wall: number): Step<JobChange> =>
  changed(situation, wall, (job) => job);

/** Its analysis ends now, with a result; nothing changes if it is over. One that fails or is to fail is refused. */
export const finish = (situation: WithOthers, wall: number): Step<JobChange> =>
  changed(situation, wall, (job, now) => (job.failure === undefined ? ended(job, now) : "failed"));

/** It has failed from now on, also if it was done. */
export const fail = (situation: WithOthers, wall: number, failure: ErrorName): Step<JobChange> =>
  changed(situation, wall, (job, now) => ({ ...ended(job, now), failure }));

/** Its result is this one from now on; the one that the mock makes, if it is undefined. */
export const setResult = (
  situation: Situation & Pick<Records, "ownResults">,
  wall: number,
  result: object | undefined,
): Step<JobChange> =>
  changed(situation, wall, (job) => {
    const isMore = result !== undefined && job.result === undefined;
    return isMore && situation.ownResults >= mostOwnResults ? "full" : { ...job, result };
  });

function changed(
  { named, clock, jobs = [] }: Situation & Partial<WithOthers>,
  wall: number,
  change: (job: Job, now: number) => Job | "failed" | "full",
): Step<JobChange> {
  const [job, ...more] = named;
  if (!job) return { result: { refused: "unknown" } };
  if (more.length > 0)
    return { result: { refused: "several", ids: named.map(({ id }) => id).sort(ascending) } };
  const now = virtualTime(clock, wall);
  const next = change(job, now);
  if (typeof next === "string") return { result: { refused: next } };
  if (next === job) return { result: { job, now } };
  const changes: Changes = {
    changed: next,
    ...(next.readyAt < job.readyAt && { lanes: endsOf(jobs, job, now) }),
  };
  return { result: { job: next, now }, changes };
}

const ended = (job: Job, now: number): Job =>
  now >= job.readyAt ? job : { ...job, startedAt: Math.min(job.startedAt, now), readyAt: now };

const ascending = (one: number, other: number): number => one - other;

/** When the analyses of the others end: they keep the times that their receipts told, and any other lane is free. */
const endsOf = (jobs: readonly Job[], { id }: Job, now: number): readonly number[] =>
  jobs.flatMap((job) => (job.id !== id && job.readyAt > now ? [job.readyAt] : [])).sort(ascending);
