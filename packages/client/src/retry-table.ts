/**
 * The kinds of failure that a call can meet, and whether its request is sent again: by default, and with
 * `retry: { resend: true }`.
 *
 * - not-connected: connection refused, host not found, no connection in time
 * - interrupted: connection lost, or a time limit passed, after bytes may have arrived
 * - gateway-unavailable: 502, 503 or 504 of a proxy
 * - processing: 550 or 559, the API could not process the video
 * - refused: any other answer, or a certificate that is not trusted
 * - caller: wrong input, an aborted call, the total time passed
 */
export const retryTable = {
  "not-connected": { byDefault: true, withResend: true },
  interrupted: { byDefault: false, withResend: true },
  "gateway-unavailable": { byDefault: false, withResend: true },
  processing: { byDefault: false, withResend: true },
  refused: { byDefault: false, withResend: false },
  caller: { byDefault: false, withResend: false },
} as const;

export type RetryFailure = keyof typeof retryTable;
