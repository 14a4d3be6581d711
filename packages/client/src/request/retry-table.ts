/**
 * The kinds of failure that a call can meet, and whether its request is sent again: by default, by an operation that may
 * be repeated (`ofRead`), and with `retry: { resend: true }`.
 *
 * - not-connected: connection refused, host not found, no connection in time
 * - partly-sent: connection lost, a time limit passed, or 502, 503 or 504 of a proxy, before the whole request was sent
 * - interrupted: connection lost, or a time limit passed, after the whole request may have arrived
 * - gateway-unavailable: 502, 503 or 504 of a proxy
 * - processing: the API could not process what was sent; the error's `retry` is "later"
 * - refused: any other answer, a result that is not ready, or a certificate that is not trusted
 * - caller: wrong input, an aborted call, the total time passed
 */
export const retryTable = {
  "not-connected": { byDefault: true, ofRead: true, withResend: true },
  "partly-sent": { byDefault: true, ofRead: true, withResend: true },
  interrupted: { byDefault: false, ofRead: true, withResend: true },
  "gateway-unavailable": { byDefault: false, ofRead: true, withResend: true },
  processing: { byDefault: false, ofRead: false, withResend: true },
  refused: { byDefault: false, ofRead: false, withResend: false },
  caller: { byDefault: false, ofRead: false, withResend: false },
} as const;

/** A row of `retryTable`: what kind of failure it was, for the question whether to send again. */
export type RetryFailure = keyof typeof retryTable;
