import type { CallContext } from "../error-data.ts";
import { type RemoCallFailure, RemoTimeoutError } from "../errors.ts";
import type { ResolvedCall, ResolvedOptions } from "../options.ts";
import { shownPath } from "../request/fields.ts";
import type { JobProgress, Reads } from "./job-types.ts";

/** One wait: what it reads, by which names, and what it may take. */
export type Awaited = {
  readonly options: ResolvedOptions;
  readonly reads: Reads;
  readonly uuid: string;
  /** When the result should be ready, in ms since 1970. */
  readonly readyAt: number;
  readonly limits: ResolvedCall;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: JobProgress) => void) | undefined;
};

/** What an error says of a wait: it is named by the first of its reads. */
export function contextOf({ options, reads, uuid }: Awaited): CallContext {
  const { operation } = Object.values(reads)[0] as Reads[string];
  return { operation, url: options.baseUrl + shownPath(operation, { uuid }), uuid };
}

/** What the last question failed with: little enough to be kept for each of many waits, without the answer and the stack. */
export function remembered(error: RemoCallFailure): () => Error {
  const { name, message, code, reason, httpStatus } = error as RemoCallFailure & { [field: string]: unknown };
  return () => Object.assign(new Error(message), { name, code, reason, httpStatus });
}

/** The end of a wait whose uuid another one may take up; `last` is what its last question met. */
export function timedOut(awaited: Awaited, last: Error | undefined): RemoTimeoutError {
  const text = `No result within ${awaited.limits.timeout.result} ms; the uuid is still the key to it`;
  const fields = { phase: "result", sent: "all", mayHaveArrived: true } as const;
  return new RemoTimeoutError(text, contextOf(awaited), fields, { cause: last });
}
