import type { AnalysisReceipt } from "../answer/receipt.ts";
import { builtin } from "../builtin.ts";
import { codeOfCause } from "../error-data.ts";
import type { RemoApiError, RemoCallFailure } from "../errors.ts";
import { quietly } from "../upload/reading.ts";
import type { Call } from "./attempt.ts";
import type { CallDiagnostics, Failed, Happened, LogEvent, Phases } from "./log-event.ts";

/** Tells a logger what a call does, and once it has ended whoever subscribed to `remo-kit:call`. */
export function callLog(
  { operation, uuid, url }: Call<unknown>,
  bytesTotal: number,
  logger: (event: LogEvent) => void,
) {
  const about = { operation: operation.id, uuid };
  const started = performance.now();
  let attempt = 0;
  const end = (phases: Phases, failure?: RemoCallFailure) => {
    const ms = Math.round(performance.now() - started);
    publish(() => {
      const { name, reason, code, sent, charged } = (failure ?? {}) as RemoApiError;
      const error = failure && { name, reason, code, sent, charged };
      return { ...about, ok: !failure, error, attempts: attempt, ms, phases, bytesTotal };
    });
    return ms;
  };
  const log = (event: Happened) => quietly(() => logger({ ...event, ...about, attempt }));
  return {
    request() {
      attempt += 1;
      log({ event: "request", url, bytesTotal });
    },
    accepted(result: unknown, httpStatus: number, phases: Phases) {
      const { credit, waitTime, warnings } = result as Partial<AnalysisReceipt>;
      log({ event: "accepted", ms: end(phases), httpStatus, credit, waitTime, warnings: warnings ?? [] });
    },
    retry(error: RemoCallFailure, pause: number) {
      log({ event: "retry", pause, ...said(error) });
    },
    failed(error: RemoCallFailure, phases: Phases) {
      const { code, reason } = error as RemoApiError;
      log({ event: "failed", ms: end(phases, error), ...said(error), code, reason });
    },
  };
}

function said(error: RemoCallFailure): Failed {
  const { name, message, httpStatus, sent, charged, cause } = error as RemoApiError;
  const word = codeOfCause(cause) ?? (cause instanceof Error ? cause.name : undefined);
  return { error: `${name}`, message, httpStatus, sent, charged, cause: word };
}

/** Node's way to observe a library. Other platforms have none, and nothing is made without a subscriber. */
const publish = (message: () => CallDiagnostics): void =>
  quietly(() => {
    const channel = builtin("node:diagnostics_channel")?.channel("remo-kit:call");
    if (channel?.hasSubscribers) channel.publish(message());
  });
