import { isRemoError, type RemoCallFailure } from "../errors.ts";
import type { ResolvedOptions } from "../options.ts";
import { type Call, once, type Sent } from "./attempt.ts";
import { callLog } from "./log.ts";
import { mayRetry, pause, pauseBefore } from "./retry.ts";
import { more, watchCall } from "./watch.ts";

/** Sends a call until it is answered, or until its table of retries says stop. @throws RemoCallFailure */
export async function runCall<Result>(
  call: Call<Result>,
  sent: Sent,
  options: ResolvedOptions,
): Promise<Result> {
  const { operation, limits } = call;
  const { upload } = sent;
  const watch = watchCall(limits, call, call.signal);
  const log = callLog(call, upload.length, options.logger);
  const failures: RemoCallFailure[] = [];
  let current = watch.attempt(upload);
  try {
    for (let attempt = 1; ; attempt++) {
      log.request();
      if (attempt > 1) current = watch.attempt(upload);
      const { error, result, httpStatus } = await once(call, sent, current, options);
      if (!error) {
        log.accepted(result, httpStatus, current.phases());
        return result;
      }
      failures.push(error);
      const possible = attempt < limits.retry.attempts && upload.repeatable();
      if (!possible || !mayRetry(error, limits.retry, operation)) throw error;
      const pauseMs = pauseBefore(attempt + 1, limits.retry);
      log.retry(error, pauseMs);
      await pause(pauseMs, watch.signal);
    }
  } catch (error) {
    const thrown = isRemoError(error) ? told(error as RemoCallFailure, failures) : error;
    log.failed(thrown as RemoCallFailure, current.phases());
    throw thrown;
  } finally {
    watch.end();
  }
}

/**
 * What is thrown in the end. A last attempt that did not arrive must not hide that one before it may have, nor a refusal
 * that free of charge that one before it may have been charged.
 */
function told(error: RemoCallFailure, before: readonly RemoCallFailure[]): RemoCallFailure {
  const arrived = before.findLast((failure) => failure.sent === "all");
  const thrown = arrived && "mayHaveArrived" in error && !error.mayHaveArrived ? arrived : error;
  const sent = before.reduce((most, failure) => more(most, failure.sent), thrown.sent);
  const inDoubt = before.some(({ charged }) => charged === "unknown");
  return Object.assign(thrown, { sent, ...(inDoubt && { charged: "unknown" }) });
}
