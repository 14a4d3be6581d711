import type { Operation } from "@remo-kit/openapi";
import { heeding } from "../aborted.ts";
import { codeOfCause } from "../error-data.ts";
import { isRemoError, type RemoError } from "../errors.ts";
import type { ResolvedCall } from "../options.ts";
import { type RetryFailure, retryTable } from "./retry-table.ts";

const bySent = { none: "not-connected", part: "partly-sent", all: "interrupted" } as const;

/** Which row of `retryTable` an error belongs to. */
export function retryFailure(error: RemoError): RetryFailure {
  if (isRemoError(error, "RemoNetworkError")) {
    // It will not be trusted the next time either.
    if (/CERT|SSL|TLS|VERIFY/.test(`${codeOfCause(error.cause)}`)) return "refused";
    return bySent[error.sent];
  }
  if (isRemoError(error, "RemoTimeoutError")) return error.phase === "total" ? "caller" : bySent[error.sent];
  if (isRemoError(error, "RemoApiError")) {
    return error.retry === "later" && error.category !== "not-ready" ? "processing" : "refused";
  }
  if (isRemoError(error, "RemoGatewayError")) {
    if (![502, 503, 504].includes(error.httpStatus)) return "refused";
    return error.sent === "all" ? "gateway-unavailable" : "partly-sent";
  }
  return isRemoError(error, "RemoProtocolError") ? "refused" : "caller";
}

export function mayRetry(
  error: RemoError,
  { resend }: Pick<ResolvedCall["retry"], "resend">,
  { repeatable }: Pick<Operation, "repeatable">,
): boolean {
  const row = retryTable[retryFailure(error)];
  return resend ? row.withResend : repeatable ? row.ofRead : row.byDefault;
}

/** Pause before attempt `next` (2, 3, …) in ms: doubled each time, capped, half of it left to chance (0 to 1). */
export function pauseBefore(
  next: number,
  { firstPause, longestPause }: Pick<ResolvedCall["retry"], "firstPause" | "longestPause">,
  chance = Math.random(),
): number {
  const full = Math.min(longestPause, firstPause * 2 ** (next - 2));
  return Math.round(full / 2 + (full / 2) * chance);
}

/** Resolves after `ms`, and rejects with the signal's reason when it is aborted before. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await heeding(signal, passed).finally(() => clearTimeout(timer));
}
