import { type ErrorName, operationList, readingsOf } from "@remo-kit/openapi";
import { answersOf } from "../operations/job-answers.ts";
import { menuOf } from "../scenarios.ts";
import { virtualTime } from "../state/clock.ts";
import { type JobChange, mostOwnResults } from "../state/job-changes.ts";
import type { Job, JobName } from "../state/records.ts";
import { type ControlCall, type ControlHandlers, notFound } from "./call.ts";
import { ControlProblem, check } from "./input.ts";
import { jobOf } from "./render.ts";
import { resultShapeOf } from "./result-shape.ts";

/** What is done with jobs. */
export const jobHandlers: Pick<ControlHandlers, "jobs" | "job" | "finishJob" | "failJob" | "setJobResult"> = {
  async jobs({ core, tenant, query: { limit } }) {
    const now = virtualTime(await core.state.clock(tenant), core.options.time.now());
    return { jobs: (await core.state.jobs(tenant, limit)).map((job) => jobOf(job, now)) };
  },
  async job({ core, tenant, params: { id } }) {
    const found = await core.state.job(tenant, nameOf(id), core.options.time.now());
    const { job, now } = jobOrRefusal(id, found);
    const { profile } = await core.state.settings(tenant);
    const by = { seed: core.options.seed, readings: readingsOf(profile, job.family) };
    return { ...jobOf(job, now), ownResult: job.result !== undefined, answers: answersOf(job, now, by) };
  },
  async finishJob({ core, tenant, params: { id } }) {
    return shown(id, await core.state.finishJob(tenant, nameOf(id), core.options.time.now()));
  },
  async failJob(call) {
    const { core, tenant, body, params } = call;
    const { id, family } = await jobIn(call);
    const failure = failureOf(family, body.reason);
    return shown(params.id, await core.state.failJob(tenant, { id }, core.options.time.now(), failure));
  },
  async setJobResult(call) {
    const { core, tenant, body, params } = call;
    const { id, family } = await jobIn(call);
    const result = body === null ? undefined : (check(resultShapeOf(family), body, "The body") as object);
    return shown(params.id, await core.state.setJobResult(tenant, { id }, core.options.time.now(), result));
  },
};

type JobCall = Pick<ControlCall<"finishJob">, "core" | "tenant" | "params">;

async function jobIn({ core, tenant, params: { id } }: JobCall): Promise<Job> {
  return jobOrRefusal(id, await core.state.job(tenant, nameOf(id), core.options.time.now())).job;
}

const nameOf = (id: string): JobName => (/^\d+$/.test(id) ? { id: Number(id) } : { uuid: id });

function shown(id: string, change: JobChange) {
  const { job, now } = jobOrRefusal(id, change);
  return jobOf(job, now);
}

/** @throws ControlProblem the job was not changed. */
function jobOrRefusal(id: string, change: JobChange): Exclude<JobChange, { readonly refused: string }> {
  if (!("refused" in change)) return change;
  if (change.refused === "unknown") throw notFound(`There is no job ${id}`, "GET /__mock/jobs");
  if (change.refused === "several") {
    const ids = change.ids.join(", ");
    throw new ControlProblem(409, `Several jobs have the uuid ${id}: name one by its id, ${ids}.`);
  }
  throw new ControlProblem(409, `Job ${id} ${conflicts[change.refused]}`);
}

const conflicts = {
  failed:
    "has failed or is to fail, so that it cannot be finished: POST /__mock/jobs/{id}/fail ends it now; a new request with its uuid begins another analysis.",
  full: `gets no result of its own, for ${mostOwnResults} jobs have one already: PUT null for one of them, or reset the tenant.`,
};

/** @throws ControlProblem no read of the family ends a job so. */
function failureOf(name: Job["family"], reason: ErrorName | undefined): ErrorName {
  const family = operationList.filter((operation) => operation.family === name);
  const failures = [...new Set(family.flatMap((operation) => [...menuOf(operation).failures]))];
  const failure = reason ?? failures.find((name) => name === "analysis-failed") ?? failures[0];
  if (failure !== undefined && failures.includes(failure)) return failure;
  const allowed = failures.length > 0 ? `one of ${failures.join(", ")}` : "left out";
  throw new ControlProblem(
    400,
    `The body: \`reason\` of a job of ${name} must be ${allowed}; received ${reason}.`,
  );
}
