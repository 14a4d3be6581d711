import type { Operation } from "@remo-kit/openapi";
import { type Reader, readSuccess } from "../answer/answer.ts";
import { type RemoApiError, type RemoCallFailure, RemoError } from "../errors.ts";
import type { LogEvent, ResolvedCall, ResolvedOptions } from "../options.ts";
import { send } from "../transports/send.ts";
import type { Sending } from "../transports/sending.ts";
import { type CallWatch, harmless, watchCall } from "./watch.ts";

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
  | { readonly result: Result; readonly error?: undefined }
  | { readonly error: RemoCallFailure };

/** Sends a call until it is answered, or until its table of retries says stop. @throws RemoCallFailure */
export async function runCall<Result>(
  call: Call<Result>,
  sent: Sent,
  options: ResolvedOptions,
): Promise<Result> {
  const { operation, url, uuid, limits } = call;
  const about = { operation: operation.id, uuid };
  const watch = watchCall(limits, call, call.signal);
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  const log = (event: LogEvent) => harmless(() => options.logger(event));
  let attempt = 1;
  let arrived: RemoCallFailure | undefined; // The last failure after which bytes may have arrived.
  try {
    for (; ; attempt++) {
      log({ event: "request", ...about, url, attempt, bytesTotal: sent.upload.length });
      const outcome = await once(call, sent, watch, options);
      if (!outcome.error) {
        log({ event: "accepted", ...about, attempt, ms: ms() });
        return outcome.result;
      }
      const { error } = outcome;
      const { mayRetry, pause, pauseBefore, retryFailure } = await import("./retry.ts");
      if (retryFailure(error) !== "not-connected") arrived = error;
      const possible = attempt < limits.retry.attempts && sent.upload.repeatable();
      // A last attempt without a connection must not hide that one before it may have arrived.
      if (!possible || !mayRetry(error, limits.retry, operation)) throw arrived ?? error;
      const pauseMs = pauseBefore(attempt + 1, limits.retry);
      log({ event: "retry", ...about, attempt, pause: pauseMs, error: error.name });
      await pause(pauseMs, watch.signal);
    }
  } catch (error) {
    const { name, code, reason } = error as Partial<RemoApiError>;
    log({ event: "failed", ...about, attempt, ms: ms(), error: `${name}`, code, reason });
    throw error;
  } finally {
    watch.end();
  }
}

async function once<Result>(
  call: Call<Result>,
  sent: Sent,
  watch: CallWatch,
  options: ResolvedOptions,
): Promise<Outcome<Result>> {
  const attempt = watch.attempt(sent.upload);
  try {
    attempt.signal.throwIfAborted();
    const progress = sent.upload.hasFile && call.limits.onProgress !== undefined;
    const { headers, agent, fetch } = options;
    const answer = await send({ ...sent, headers, agent, watch: attempt }, fetch, progress);
    const { result, problem } = readSuccess(answer, call.uuid, call.read);
    if (problem === undefined) return { result };
    if (answer.brokenOff !== undefined) throw answer.brokenOff;
    const { failures, context } = await failureContext(call, options);
    return { error: failures.failureOf(answer, problem, context) };
  } catch (error) {
    // A time limit or an abort shows as whatever the platform makes of it.
    const reason = attempt.signal.aborted ? attempt.signal.reason : error;
    if (reason instanceof RemoError && reason.name !== "RemoInputError") {
      return { error: reason as RemoCallFailure };
    }
    const { failures, context } = await failureContext(call, options);
    return { error: failures.brokenOff(reason, watch.mayHaveArrived(), context) };
  } finally {
    attempt.end();
  }
}

async function failureContext({ operation, url, uuid }: Call<unknown>, { docs, keys }: ResolvedOptions) {
  const [failures, { redactor }] = await Promise.all([
    import("../answer/failure.ts"),
    import("@remo-kit/common/redact"),
  ]);
  const context = { operation, url, uuid, docs, redact: redactor(Object.values(keys)) };
  return { failures, context };
}
