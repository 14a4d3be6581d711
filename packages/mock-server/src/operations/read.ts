import { operationOf, type ReadId } from "@remo-kit/openapi";
import { virtualTime } from "../state/clock.ts";
import { jobState } from "../state/jobs.ts";
import type { Job, Records } from "../state/records.ts";
import { dataProblem, documented } from "./checks.ts";
import { refuse } from "./decision.ts";
import { examplesOf } from "./examples.ts";
import { type Handler, text } from "./handler.ts";

/** What a read alone decides. */
type ReadRules = {
  /** The body of its answer for a job that is done. Default: its first example. */
  readonly done?: (job: Job) => object;
};

/** An operation that asks for what became of a job: it checks no keys, costs nothing and changes nothing. */
export function read(id: ReadId, { done }: ReadRules = {}): Handler {
  const operation = operationOf(id);
  const { family, user } = operation;
  const examples = examplesOf(operation);
  const [scenario = "", example = {}] = Object.entries(examples)[0] ?? [];

  function decided({ account, job, clock }: Pick<Records, "account" | "job" | "clock">, wall: number) {
    if (!job) {
      const reason = account ? `the account has no job of this uuid` : `no account has this ${user}`;
      return refuse(documented(operation, "no-result-file", "not-ready"), reason, account);
    }
    const state = jobState(job, virtualTime(clock, wall));
    if (state === "failed") {
      const name = documented(operation, job.failure ?? "analysis-failed", "process");
      return refuse(name, "its analysis has failed", account);
    }
    if (state !== "done") {
      return refuse(documented(operation, "in-analysis", "not-ready"), `it is ${state}`, account);
    }
    const body = done ? done(job) : example;
    return { scenario, reason: "its analysis is done", account, charged: 0, success: { body, cost: 0 } };
  }

  return {
    operation,
    async decide(request, { tenant, state, readings, wall }) {
      const { fields } = request;
      const problem = dataProblem(operation, request, readings);
      if (problem) return problem;
      const query = {
        account: { email: text(fields[user]) },
        job: { family, uuid: text(fields.uuid) },
        clock: true,
      } as const;
      return state.transact(tenant, query, (records) => ({ result: decided(records, wall) }));
    },
    success: (name) => examples[name] ?? {},
  };
}
