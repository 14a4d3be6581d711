// What is loaded with the client: the rest comes with the first job, before a byte is sent.

import { randomUuid } from "@remo-kit/common/random-uuid";
import type { Operation } from "@remo-kit/openapi";
import type { AnalysisReceipt } from "../answer/receipt.ts";
import { RemoInputError } from "../errors.ts";
import type { ResolvedOptions } from "../options.ts";
import { shownPath } from "../request/fields.ts";
import { loaded } from "../request/load.ts";
import type { CallInput, Run } from "../request/run.ts";
import * as texts from "../texts.ts";
import { quietly, release } from "../upload/reading.ts";
import type { AnyInput, FoundBy, JobOptions, Reads, WaitInput } from "./job-types.ts";

/** Several calls as one: a client runs it with its options. */
export type Job<Input, Result> = {
  (options: ResolvedOptions, input: Input, more?: JobOptions): Promise<Result>;
  /** What it calls. */
  readonly operations: readonly Operation[];
};

type Late = typeof import("./run-job.ts");
let late: Late | undefined;

/** Loads what jobs need, and runs one. */
function jobOf<Input, Result>(
  operations: readonly [Operation, ...Operation[]],
  run: (late: Late, options: ResolvedOptions, input: AnyInput) => Promise<Result>,
): Job<Input, Result> {
  const [first] = operations;
  const job = async (options: ResolvedOptions, input: Input, more: JobOptions = {}) => {
    if (typeof input !== "object" || input === null)
      throw Object.assign(new RemoInputError(texts.noInput(first.id)), { operation: first.id });
    const given = { ...(first.kind === "submit" && { uuid: randomUuid() }), ...input, ...more } as AnyInput;
    const { uuid, signal } = given;
    const context = { operation: first, url: options.baseUrl + shownPath(first, {}), uuid };
    late ??= await loaded(import("./run-job.ts"), context, signal).catch((error) => {
      quietly(() => Object.values(given).forEach(release));
      throw error;
    });
    return run(late, options, given);
  };
  return Object.assign(job, { operations });
}

/** A job that waits for what a submit of its family left. */
export const waitFor = <AllReads extends Reads>(reads: AllReads): Job<WaitInput, FoundBy<AllReads>> =>
  jobOf(operationsOf(reads), (late, options, input) => late.waitForReads(options, reads, input));

/** A job that hands something in, and waits. */
export const submitAndWait = <Input extends CallInput, AllReads extends Reads>(
  submit: Run<Input, AnalysisReceipt>,
  reads: AllReads,
): Job<
  Omit<Input, keyof JobOptions> & JobOptions,
  { readonly receipt: AnalysisReceipt } & FoundBy<AllReads>
> =>
  jobOf([submit.operation, ...operationsOf(reads)], (late, options, input) =>
    late.submitAndRead(options, submit as Run<never, AnalysisReceipt>, reads, input),
  );

const operationsOf = (reads: Reads) =>
  Object.values(reads).map(({ operation }) => operation) as [Operation, ...Operation[]];
