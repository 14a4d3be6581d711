import { isLoopback } from "@remo-kit/common/loopback";
import type { Operation } from "@remo-kit/openapi";
import type { FailureContext, Reader, Redaction } from "../answer/answer.ts";
import { brokenOff, redactionOf } from "../answer/broken-off.ts";
import { failureOf } from "../answer/failure.ts";
import { readSuccess } from "../answer/success.ts";
import type { RemoCallFailure } from "../errors.ts";
import type { ResolvedCall, ResolvedOptions } from "../options.ts";
import { secretsIn } from "../transports/headers.ts";
import { transportOf } from "../transports/send.ts";
import type { Sending } from "../transports/sending.ts";
import { loaded } from "./load.ts";
import type { AttemptWatch } from "./watch.ts";

/** One call of an operation: what it is about, and what it may take. */
export type Call<Result> = {
  readonly operation: Operation;
  readonly uuid: string;
  /** Where it goes, as it may be shown. */
  readonly url: string;
  readonly read: Reader<Result>;
  readonly limits: ResolvedCall;
  readonly signal: AbortSignal | undefined;
};

export type Sent = Omit<Sending, "watch" | "headers" | "agent">;

type Outcome<Result> =
  | { readonly result: Result; readonly httpStatus: number; readonly error?: undefined }
  | { readonly error: RemoCallFailure; readonly result?: undefined; readonly httpStatus?: undefined };

/** Sends a call once, and gives what became of it. */
export async function once<Result>(
  call: Call<Result>,
  sent: Sent,
  watch: AttemptWatch,
  options: ResolvedOptions,
): Promise<Outcome<Result>> {
  const { operation, url, uuid, limits, read } = call;
  const { signal } = watch;
  const { fetch, headers, agent } = options;
  const { source } = sent.upload;
  signal.addEventListener("abort", () => source?.stop());
  const redaction = redactionFor(options);
  const context = (): FailureContext => ({
    ...{ operation, url, uuid, redaction },
    docs: docsOf(options),
    sent: watch.sentSoFar(),
  });
  try {
    signal.throwIfAborted();
    const progress = source !== undefined && limits.onProgress !== undefined;
    const transport = await loaded(transportOf(fetch, progress), call, signal);
    const clock = options.mockClock && (await loaded(import("./clock.ts"), call, signal)).clockOf(options);
    const answer = await transport({ ...sent, headers, agent, watch });
    if (clock) clock.follow(answer.headers);
    const about = { uuid, redact: redaction.text, scale: clock ? clock.scale : 1 };
    const { result, problem } = readSuccess(answer, about, read);
    if (problem === undefined) return { result, httpStatus: answer.httpStatus };
    return { error: await failureOf(answer, problem, context()) };
  } catch (error) {
    // A source that fails, a time limit or an abort shows as whatever the platform makes of it.
    const reason = source?.failure() ?? (signal.aborted ? signal.reason : error);
    return { error: await brokenOff(reason, context()) };
  } finally {
    watch.end();
    source?.stop();
  }
}

const redactions = new WeakMap<ResolvedOptions, Redaction>();

/** The patterns are large, so a client makes them once. */
function redactionFor(options: ResolvedOptions): Redaction {
  const { keys, headers } = options;
  const redaction = redactions.get(options) ?? redactionOf([...Object.values(keys), ...secretsIn(headers)]);
  redactions.set(options, redaction);
  return redaction;
}

/** Those of the option, or of a mock on this machine: other docs are not public. */
function docsOf({ docs, baseUrl }: ResolvedOptions): string | undefined {
  const { hostname, origin } = new URL(baseUrl);
  return docs ?? (isLoopback(hostname) ? `${origin}/docs/en` : undefined);
}
