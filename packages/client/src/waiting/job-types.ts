import type { CallOptions, Progress } from "../options.ts";
import type { Run } from "../request/run.ts";

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

/** What any job may be given. */
export type AnyInput = JobOptions & { readonly uuid?: string | undefined; readonly readyAt?: unknown };
