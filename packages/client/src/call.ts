import { type RemoCallFailure, RemoError } from "./errors.ts";
import type { FailureContext } from "./failure.ts";
import type { JsonUpload } from "./json-upload.ts";
import type { LogEvent, ResolvedCall, ResolvedOptions } from "./options.ts";
import { type Success, successOf } from "./receipt.ts";
import { type CallWatch, harmless, type Watch, watchCall } from "./watch.ts";

/** One call of an operation: what is sent, where to, and how often. */
export type Call<Raw> = {
  readonly success: Success<Raw>;
  readonly url: string;
  readonly uuid: string;
  readonly upload: JsonUpload;
  readonly signal: AbortSignal | undefined;
  readonly limits: ResolvedCall;
  /** Sends the request once, through openapi-fetch, which reads the answer. */
  readonly send: (watch: Watch) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
};

/** Sends a call until it is answered, or until its table of retries says stop. @throws RemoCallFailure */
export async function runCall<Raw>(call: Call<Raw>, options: ResolvedOptions): Promise<Raw> {
  const { url, uuid, upload, limits } = call;
  const watch = watchCall(limits, call, call.signal);
  const started = performance.now();
  const log = (event: LogEvent) => harmless(() => options.logger(event));
  const since = () => Math.round(performance.now() - started);
  let attempt = 1;
  let arrived: RemoCallFailure | undefined; // The last failure after which bytes may have arrived.
  try {
    for (; ; attempt++) {
      log({ event: "request", url, uuid, attempt, bytesTotal: upload.length });
      const outcome = await once(call, watch, options);
      if (!outcome.error) {
        log({ event: "accepted", uuid, attempt, ms: since() });
        return outcome.receipt;
      }
      const { error } = outcome;
      const { mayRetry, pause, pauseBefore, retryFailure } = await import("./retry.ts");
      if (retryFailure(error) !== "not-connected") arrived = error;
      // A last attempt without a connection must not hide that one before it may have arrived.
      if (attempt >= limits.retry.attempts || !upload.repeatable() || !mayRetry(error, limits.retry))
        throw arrived ?? error;
      const wait = pauseBefore(attempt + 1, limits.retry);
      log({ event: "retry", uuid, attempt, pause: wait, error: error.name });
      await pause(wait, watch.signal);
    }
  } catch (error) {
    const { name, code } = error as RemoCallFailure & { readonly code?: number };
    log({ event: "failed", uuid, attempt, ms: since(), error: name, code });
    throw error;
  } finally {
    watch.end();
  }
}

type Outcome<Raw> =
  | { readonly receipt: Raw; readonly error?: undefined }
  | { readonly receipt?: undefined; readonly error: RemoCallFailure };

async function once<Raw>(call: Call<Raw>, watch: CallWatch, options: ResolvedOptions): Promise<Outcome<Raw>> {
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
    const receipt = finalUrl === call.url ? successOf(answer, call.uuid, call.success) : undefined;
    if (receipt) return { receipt };
    const { failures, context } = await failureContext(call, options);
    return {
      error:
        finalUrl === call.url
          ? failures.refusalOf(answer, context)
          : failures.followed(finalUrl, answer.httpStatus, context),
    };
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

async function failureContext({ url, uuid, success }: Call<unknown>, { docs, keys }: ResolvedOptions) {
  const [failures, { redactor }] = await Promise.all([import("./failure.ts"), import("./redact.ts")]);
  const context: FailureContext = { url, uuid, success, docs, redact: redactor(Object.values(keys)) };
  return { failures, context };
}
