import {
  type OperationId,
  operationOf,
  type paths,
  type SubmitId,
  type operations as table,
} from "@remo-kit/openapi";
import createClient, { type Client } from "openapi-fetch";
import { isRemoError, type RemoCallFailure } from "./errors.ts";
import { operations } from "./operations/registry.ts";
import { readerRules } from "./option-rules.ts";
import {
  type RemoClientOptions,
  type RemoReaderOptions,
  type ResolvedOptions,
  resolveOptions,
} from "./options.ts";
import type { Run } from "./request/run.ts";

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

type CallableOf<Id, Operation> =
  Operation extends Run<infer Input, infer Result>
    ? Callable<Input, Result, Id extends SubmitId ? SafeResult<Result> : SafeRead<Result>>
    : never;

type Operations = { readonly [Id in keyof typeof operations]: CallableOf<Id, (typeof operations)[Id]> };

/** A client: a method for each operation, each with its twin `safe`, and the openapi-fetch client. */
export type RemoClient = Operations & {
  /**
   * The openapi-fetch client, typed by the spec, for callers who want the wire as it is. It adds no keys, and follows no
   * redirect; but a fetch sends its body a second time after a 421.
   */
  readonly raw: Client<paths, "application/json">; // N1
};

/**
 * Builds a client. The options are checked here and never again; the object is not kept.
 *
 * @throws RemoConfigError an option is missing or cannot be used.
 */
export function createRemoClient(options: RemoClientOptions): RemoClient {
  const resolved = resolveOptions(options);
  const { baseUrl, fetch } = resolved;
  const raw = createClient<paths, "application/json">({
    baseUrl,
    redirect: "manual",
    ...(fetch && { fetch }),
  });
  return { ...methodsOf(resolved, operationIds), raw };
}

const operationIds = Object.keys(operations) as OperationId[];

/** Those of a kind that nobody pays for, and that name the user but prove nothing. */
type ReaderId = {
  [Id in OperationId]: Exclude<
    (typeof table)[Id]["secrets"][number],
    (typeof table)[Id]["user"]
  > extends never
    ? Exclude<Id, SubmitId>
    : never;
}[OperationId];

/** The operations that read and need no keys. */
export type RemoReader = Pick<Operations, ReaderId>;

/**
 * Builds a client that only reads, without keys, for programs that should not hold them.
 *
 * @throws RemoConfigError an option is missing, unknown or cannot be used.
 */
export function createRemoReader(options: RemoReaderOptions): RemoReader {
  const ids = operationIds.filter((id) => {
    const { kind, secrets, user } = operationOf(id);
    return kind === "read" && secrets.every((name) => name === user);
  });
  return methodsOf(resolveOptions(options, readerRules), ids);
}

const methodsOf = (options: ResolvedOptions, ids: readonly OperationId[]): Operations =>
  Object.fromEntries(ids.map((id) => [id, callable(options, id)])) as unknown as Operations;

/** What a success is called where it is a value. */
const named = { submit: "receipt", read: "result" } as const;

function callable(options: ResolvedOptions, id: OperationId) {
  const run = operations[id] as Run<unknown, unknown>;
  const name = named[operationOf(id).kind];
  const call = (input: unknown) => run(options, input);
  const safe = async (input: unknown) => {
    try {
      return { ok: true, [name]: await call(input) };
    } catch (error) {
      if (!isRemoError(error) || isRemoError(error, "RemoConfigError")) throw error;
      return { ok: false, error };
    }
  };
  return Object.assign(call, { safe });
}
