import type { RemoCallFailure } from "./errors.ts";
import type { JobOptions } from "./waiting/job-types.ts";

/** What a call that hands something in came to, for callers who would rather not catch. */
export type SafeResult<Receipt> =
  | {
      /** Whether there is a receipt; else there is an error. */
      readonly ok: true;
      /** The receipt, if the call succeeded. */
      readonly receipt: Receipt;
      /** What the call failed with, if it did. */
      readonly error?: undefined;
    }
  | { readonly ok: false; readonly error: RemoCallFailure; readonly receipt?: undefined };

/** What a call that reads came to. */
export type SafeRead<Result> =
  | {
      /** Whether there is a result; else there is an error. */
      readonly ok: true;
      /** The result, if the call succeeded. */
      readonly result: Result;
      /** What the call failed with, if it did. */
      readonly error?: undefined;
    }
  | { readonly ok: false; readonly error: RemoCallFailure; readonly result?: undefined };

/** An operation as a function that throws, with its twin that does not. */
export type Callable<Input, Result, Safe = SafeResult<Result>> = {
  (input: Input): Promise<Result>;
  /** The same, with the failure as a value. Only what is no failure of the call is thrown: a RemoConfigError. */
  safe(input: Input): Promise<Safe>;
};

/** What a job came to: what it gives, each by its name, or an error, which has what was read before it. */
export type SafeJob<Found> =
  | ({
      /** Whether all is there; else there is an error. */
      readonly ok: true;
      /** What the job failed with, if it did. */
      readonly error?: undefined;
    } & Found)
  | ({ readonly ok: false; readonly error: RemoCallFailure & Partial<Found> } & {
      readonly [Name in keyof Found]?: undefined;
    });

/** A job as a function that throws, with its twin that does not. Options may stand in the input too; those beside it win. */
export type CallableJob<Input, Found> = {
  (input: Input, options?: JobOptions): Promise<Found>;
  /** The same, with the failure as a value. */
  safe(input: Input, options?: JobOptions): Promise<SafeJob<Found>>;
};
