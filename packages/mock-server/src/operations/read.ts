import { type Operation, operationOf, type ReadId } from "@remo-kit/openapi";
import { virtualTime } from "../state/clock.ts";
import { jobState } from "../state/jobs.ts";
import type { Job, Query, Records } from "../state/records.ts";
import type { State } from "../state/state.ts";
import { coded, dataProblem, documented } from "./checks.ts";
import { type Decision, refuse } from "./decision.ts";
import { exampleRequestOf, examplesOf } from "./examples.ts";
import { type Context, type Finished, type Handler, text } from "./handler.ts";
import { failureText } from "./results/failure-texts.ts";
import { keptTexts } from "./results/kept-texts.ts";

/** What a read alone decides. */
type ReadRules = {
  /** The body of its answer for a job that is done. Default: its first example. */
  readonly done?: (finished: Finished) => object;
};

/** An operation that asks for what became of a job: it checks no keys, costs nothing and changes nothing. */
export function read(id: ReadId, rules: ReadRules = {}): Handler {
  const operation = operationOf(id);
  const { family, user } = operation;
  const examples = examplesOf(operation);
  const [scenario = "", example = {}] = Object.entries(examples)[0] ?? [];
  const { done = () => example } = rules;
  const rendering = { operation, scenario, textOf: keptTexts(done) };
  const uuidOfPage = String(exampleRequestOf(operation).uuid);
  return {
    operation,
    done,
    async decide(request, context) {
      const { fields } = request;
      const problem = dataProblem(operation, request, context.readings);
      if (problem) return problem;
      const job = { family, uuid: text(fields.uuid) };
      const query = { account: { email: text(fields[user]) }, job, clock: true } as const;
      const found = await context.state.transact(context.tenant, query, (records) => ({
        result: records.job ? decided(rendering, records.job, records, context) : records.account,
      }));
      return found && "scenario" in found ? found : withoutJob(operation, found, job, context);
    },
    success: (name, _, { seed, readings }) =>
      name === scenario ? done({ uuid: uuidOfPage, seed, readings }) : (examples[name] ?? {}),
  };
}

type Rendering = {
  readonly operation: Operation;
  /** Name of its success, and the text of one. */
  readonly scenario: string;
  readonly textOf: ReturnType<typeof keptTexts>;
};

function decided(
  { operation, scenario, textOf }: Rendering,
  job: Job,
  { account, clock }: Pick<Records, "account" | "clock">,
  { seed, readings, wall }: Context,
): Decision {
  const state = jobState(job, virtualTime(clock, wall));
  if (state === "failed") {
    const name = documented(operation, job.failure ?? "analysis-failed", "process");
    const message = failureText(name, `${seed} ${job.uuid.toLowerCase()}`);
    return { ...refuse(name, "its analysis has failed", account), message };
  }
  if (state !== "done") {
    const name = documented(operation, "in-analysis", "not-ready");
    return { ...refuse(name, `it is ${state}`, account), early: true };
  }
  const body = textOf(job, { seed, readings });
  return { scenario, reason: "its analysis is done", account, charged: 0, success: { body, cost: 0 } };
}

/** Another user's is never given (A28). */
async function withoutJob(
  operation: Operation,
  account: Records["account"],
  job: JobName,
  { tenant, state, readings }: Context,
): Promise<Decision> {
  const isAnothers = await hasJob(state, tenant, job);
  const code = isAnothers ? readings.otherUsersUuid : readings.unknownUuid; // A26
  const reason = isAnothers ? "the job of this uuid is another user's" : "there is no job of this uuid";
  return refuse(coded(operation, code, "no-result-file", "not-ready"), reason, account);
}

type JobName = NonNullable<Query["job"]>;

/** Whether there is such a job, of any account. */
export const hasJob = (state: State, tenant: string, job: JobName): Promise<boolean> =>
  state.transact(tenant, { job }, (records) => ({ result: records.job !== undefined }));
