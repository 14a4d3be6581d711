import { isRemoError, type RemoCallFailure, RemoError } from "./errors.ts";
import type { FailureContext } from "./failure.ts";
import type { JsonUpload } from "./json-upload.ts";
import type { ResolvedCall, ResolvedOptions } from "./options.ts";
import { type RawReceipt, receiptOf } from "./receipt.ts";
import { type CallWatch, type Watch, watchCall } from "./watch.ts";

/** One call of an operation: what is sent, where to, and how often. */
export type Call = {
  readonly url: string;
  readonly uuid: string;
  readonly upload: JsonUpload;
  readonly signal: AbortSignal | undefined;
  readonly limits: ResolvedCall;
  /** Sends the request once, through openapi-fetch, which reads the answer. */
  readonly send: (watch: Watch) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
};

/** Sends a call until it is answered, or until its table of retries says stop. @throws RemoCallFailure */
export async function runCall(call: Call, options: ResolvedOptions): Promise<RawReceipt> {
  const { url, uuid, upload, limits } = call;
  const watch = watchCall(limits, call, call.signal);
  const started = performance.now();
  const log = options.logger;
  try {
    for (let attempt = 1; ; attempt++) {
      log({ event: "request", url, uuid, attempt, bytesTotal: upload.length });
      const outcome = await once(call, watch, options);
      const ms = Math.round(performance.now() - started);
      if (!(outcome instanceof RemoError)) {
        log({ event: "accepted", uuid, attempt, ms });
        return outcome;
      }
      const error = outcome.name;
      const { mayRetry, pause, pauseBefore } = await import("./retry.ts");
      if (attempt >= limits.retry.attempts || !upload.repeatable() || !mayRetry(outcome, limits.retry)) {
        log({ event: "failed", uuid, attempt, ms, error, code: (outcome as { code?: number }).code });
        throw outcome;
      }
      const wait = pauseBefore(attempt + 1, limits.retry);
      log({ event: "retry", uuid, attempt, pause: wait, error });
      await pause(wait, watch.signal);
    }
  } finally {
    watch.end();
  }
}

async function once(
  call: Call,
  watch: CallWatch,
  options: ResolvedOptions,
): Promise<RawReceipt | RemoCallFailure> {
  const attempt = watch.attempt(call.upload);
  try {
    attempt.signal.throwIfAborted();
    const { data, error, response } = await call.send(attempt);
    const answer = {
      httpStatus: response.status,
      body: data ?? error,
      location: response.headers.get("location"),
    };
    const finalUrl = response.headers.get("x-final-url") ?? call.url;
    const receipt = finalUrl === call.url ? receiptOf(answer, call.uuid) : undefined;
    if (receipt) return receipt;
    const { failures, context } = await failureContext(call, options);
    return finalUrl === call.url
      ? failures.refusalOf(answer, context)
      : failures.followed(finalUrl, answer.httpStatus, context);
  } catch (error) {
    // A time limit or an abort shows as whatever the platform makes of it.
    const reason = attempt.signal.aborted ? attempt.signal.reason : error;
    if (isRemoError(reason) && !isRemoError(reason, "RemoInputError")) return reason as RemoCallFailure;
    const { failures, context } = await failureContext(call, options);
    return failures.brokenOff(reason, watch.mayHaveArrived(), context);
  } finally {
    attempt.end();
  }
}

async function failureContext({ url, uuid }: Call, { docs, keys }: ResolvedOptions) {
  const [failures, { redactor }] = await Promise.all([import("./failure.ts"), import("./redact.ts")]);
  const context: FailureContext = { url, uuid, docs, redact: redactor(Object.values(keys)) };
  return { failures, context };
}
