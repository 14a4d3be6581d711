import { isRemoError, type RemoErrorName } from "../index.ts";
import { Interrupted } from "./interrupt.ts";
import { UsageError } from "./usage-error.ts";

/** 1 is left to what should not happen: a fault of this program. */
const codes: { readonly [Name in RemoErrorName]: number } = {
  RemoConfigError: 2,
  RemoInputError: 2,
  RemoApiError: 3,
  RemoNetworkError: 4,
  RemoTimeoutError: 4,
  RemoGatewayError: 5,
  RemoProtocolError: 5,
  RemoAbortError: 130,
};

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2;
  if (!isRemoError(error)) return 1;
  return error.cause instanceof Interrupted ? error.cause.exitCode : codes[error.name];
}
