// What is loaded with the client: the rest comes with the first job, before a byte is sent.

import { randomUuid } from "@remo-kit/common/random-uuid";
import type { Operation } from "@remo-kit/openapi";
import type { AnalysisReceipt } from "../answer/receipt.ts";
import { RemoInputError } from "../errors.ts";
import type { CallOptions, Progress, ResolvedOptions } from "../options.ts";
import { shownPath } from "../request/fields.ts";
import { loaded } from "../request/load.ts";
import type { CallInput, Run } from "../request/run.ts";
import * as texts from "../texts.ts";
import { quietly, release } from "../upload/reading.ts";

/** How far a job is: the upload as of any call, then the wait, the reading, and that all is there. */
export type JobProgress =
  | Progress
  | {
      /** waiting: until the next question. At most ten times a second, at least once. */
      readonly phase: "waiting";
      /** Whole seconds until the next question, by the mock's clock with `mockClock`. */
      readonly remaining: number;
      /** When the result should be ready. */
      readonly readyAt: Date;
    }
  | {
      /** reading: the API is being asked; done: all was read. */
      readonly phase: "reading" | "done";
    };

/** What a job takes for itself, beside its input or in it. */
export type JobOptions = Omit<CallOptions, "onProgress"> & {
  /** Aborts the job in any phase; it then fails with a RemoAbortError whose cause is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called at each change of phase and while it goes on, at most ten times a second. What it throws is ignored. */
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
};

/** What a wait takes. */
export type WaitInput = JobOptions & {
  /** UUID that the submit was sent with, or made. */
  readonly uuid: string;
  /** When to ask first: `readyAt` of the receipt, also as it is in JSON. Default: at once. */
  readonly readyAt?: Date | string | number | undefined;
};

/** The reads that make a job whole, in the order in which they are asked for, by what they give. */
export type Reads = { readonly [name: string]: Run<never, unknown> };

/** What the reads of a job give. */
export type FoundBy<AllReads extends Reads> = {
  readonly [Name in keyof AllReads]: AllReads[Name] extends Run<never, infer Result> ? Result : never;
};

/** Several calls as one: a client runs it with its options. */
export type Job<Input, Result> = {
  (options: ResolvedOptions, input: Input, more?: JobOptions): Promise<Result>;
  /** What it calls. */
  readonly operations: readonly Operation[];
};

/** What any job may be given. */
export type AnyInput = JobOptions & { readonly uuid?: string | undefined; readonly readyAt?: unknown };

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
