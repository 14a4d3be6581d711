import type { ErrorName, Operation, Readings } from "@remo-kit/openapi";
import type { Field, ReadBody } from "../body-reader/read-body.ts";
import type { Job } from "../state/records.ts";
import type { State } from "../state/state.ts";
import type { Decision } from "./decision.ts";

/** An operation of the API as the mock answers it. */
export type Handler = {
  readonly operation: Operation;
  /** Decides with the vendor's meaning, and changes the state. */
  decide(request: ReadBody, context: Context): Promise<Decision>;
  /** A documented success, for a caller who asked for it: nothing is checked, no state is changed. */
  success(example: string, fields: Fields, asked: Pick<Context, "seed" | "readings" | "waitTime">): object;
  /** Of a read: the body of its answer for a job that is done. */
  readonly done?: (finished: Finished) => object;
};

/** A job that is done, and by what its answer is made. */
export type Finished = Pick<Job, "uuid" | "result"> & Pick<Context, "seed" | "readings">;

/** The operation that a request is for, and what its path says. */
export type Found = {
  readonly handler: Handler;
  readonly parameters: { readonly [name: string]: string };
};

export type Fields = { readonly [name: string]: Field };

/** What an operation decides by, beside the request. */
export type Context = {
  readonly tenant: string;
  readonly state: State;
  /** What the profile chooses for the operation's family. */
  readonly readings: Readings;
  /** Of what is free to vary. */
  readonly seed: number;
  readonly strictVideo: boolean;
  readonly concurrency: number;
  /** How long the next analysis takes, in ms of the virtual clock; random, chosen once, when it is asked for. */
  analysisMs(): number;
  /** `wait_time` that the caller asked for, in s. */
  readonly waitTime: number | undefined;
  /** How the caller wants the analysis to fail. */
  readonly failure: ErrorName | undefined;
  /** Wall time, in ms since 1970. */
  readonly wall: number;
};

/** A field's string; "" if it is none. */
export const text = (field: Field | undefined): string => (field?.type === "string" ? field.value : "");
