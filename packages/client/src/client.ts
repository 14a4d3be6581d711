import type { Operation, OperationId, paths, SubmitId, operations as table } from "@remo-kit/openapi";
import createClient, { type Client } from "openapi-fetch";
import type { Callable, CallableJob, SafeRead, SafeResult } from "./callable.ts";
import { isRemoError } from "./errors.ts";
import { type Jobs, jobs, operations, type Waits } from "./operations/registry.ts";
import { readerRules } from "./option-rules.ts";
import {
  type RemoClientOptions,
  type RemoReaderOptions,
  type ResolvedOptions,
  resolveOptions,
} from "./options.ts";
import type { Run } from "./request/run.ts";
import type { Job } from "./waiting/job.ts";

type CallableOf<Id, Operation> =
  Operation extends Run<infer Input, infer Result>
    ? Callable<Input, Result, Id extends SubmitId ? SafeResult<Result> : SafeRead<Result>>
    : never;

type Operations = { readonly [Id in keyof typeof operations]: CallableOf<Id, (typeof operations)[Id]> };

type CallableJobOf<One> = One extends Job<infer Input, infer Found> ? CallableJob<Input, Found> : never;
type JobsOf<All> = { readonly [Name in keyof All]: CallableJobOf<All[Name]> };

/** A client: a method for each operation, each with its twin `safe`, and the openapi-fetch client. */
export type RemoClient = Operations &
  JobsOf<Jobs> & {
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
  return { ...(methodsOf(resolved) as Operations & JobsOf<Jobs>), raw };
}

/** Those of a kind that nobody pays for, and that name the user but prove nothing. */
type ReaderId = {
  [Id in OperationId]: Exclude<
    (typeof table)[Id]["secrets"][number],
    (typeof table)[Id]["user"]
  > extends never
    ? Exclude<Id, SubmitId>
    : never;
}[OperationId];

/** The operations that read and need no keys, and what waits for them. */
export type RemoReader = Pick<Operations, ReaderId> & JobsOf<Waits>;

/**
 * Builds a client that only reads, without keys, for programs that should not hold them.
 *
 * @throws RemoConfigError an option is missing, unknown or cannot be used.
 */
export const createRemoReader = (options: RemoReaderOptions): RemoReader =>
  methodsOf(
    resolveOptions(options, readerRules),
    ({ kind, secrets, user }) => kind === "read" && secrets.every((name) => name === user),
  ) as unknown as RemoReader;

/** A method for each operation that is wanted, and for each job of such. */
function methodsOf(options: ResolvedOptions, wanted: (operation: Operation) => boolean = () => true): object {
  const calls = Object.entries(operations).map(([id, run]) => {
    const { operation } = run;
    const name = named[operation.kind];
    const call = (input: unknown) => (run as Run<unknown, unknown>)(options, input);
    return { id, operations: [operation], call, fields: (value: unknown) => ({ [name]: value }) };
  });
  const all = Object.entries(jobs).map(([id, job]) => {
    const call = (input: unknown, more: unknown) => (job as AnyJob)(options, input, more);
    return { id, operations: job.operations, call, fields: (found: unknown) => found as object };
  });
  return Object.fromEntries(
    [...calls, ...all].filter((one) => one.operations.every(wanted)).map((one) => [one.id, callable(one)]),
  );
}

type AnyJob = (options: ResolvedOptions, input: unknown, more: unknown) => Promise<unknown>;

/** What a success is called where it is a value. */
const named = { submit: "receipt", read: "result" } as const;

type Method = {
  readonly call: (input: unknown, more: unknown) => Promise<unknown>;
  /** A success where it is a value. */
  readonly fields: (value: unknown) => object;
};

function callable({ call, fields }: Method) {
  const failed = (error: unknown) => {
    if (!isRemoError(error) || isRemoError(error, "RemoConfigError")) throw error;
    return { ok: false, error };
  };
  const safe = (input: unknown, more: unknown) =>
    call(input, more).then((value) => ({ ok: true, ...fields(value) }), failed);
  return Object.assign(call, { safe });
}
