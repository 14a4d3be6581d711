import { jobState } from "../state/jobs.ts";
import type { Job } from "../state/records.ts";
import type { Context, Handler } from "./handler.ts";
import { handlers } from "./registry.ts";

type Answers = { [slug: string]: { [field: string]: unknown } };

/** What each read of a job's family answers, by slug: nothing until its analysis is done, and never a file. */
export function answersOf(job: Job, now: number, by: Pick<Context, "seed" | "readings">): Answers {
  if (jobState(job, now) !== "done") return {};
  const answers = Object.values<Handler>(handlers).flatMap(({ operation, done }) => {
    const { slug, family, file } = operation;
    return done && family === job.family && !file ? [[slug, { ...done({ ...job, ...by }) }] as const] : [];
  });
  return Object.fromEntries(answers);
}
