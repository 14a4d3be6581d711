import type { Operation } from "@remo-kit/openapi";
import { type CallContext, causesOf, chargedBy, codeOfCause, type Sent } from "../error-data.ts";
import { isRemoError, type RemoCallFailure, RemoError, RemoNetworkError } from "../errors.ts";
import type { Redaction } from "./redaction.ts";
import { tlsHint } from "./tls.ts";

/** What an error is made with. */
export type FailureContext = CallContext & {
  readonly operation: Operation;
  /** Where the docs are, if that is known. */
  readonly docs: string | undefined;
  readonly redaction: Redaction;
  /** What was sent until now, in this attempt. */
  readonly sent: Sent;
};

/** The error that a broken-off attempt means, from whatever the platform made of it. */
export function brokenOff(error: unknown, context: FailureContext): RemoCallFailure {
  const { operation, redaction } = context;
  if (error instanceof RemoError && !isRemoError(error, "RemoConfigError")) {
    const own = error as RemoCallFailure;
    if (own.name === "RemoInputError")
      Object.assign(own, { sent: context.sent, charged: chargedBy(operation, context.sent) });
    if (own.cause !== undefined && own.name !== "RemoAbortError") own.cause = redaction.cause(own.cause);
    return own;
  }
  const hint = tlsHint(codeOfCause(error), String(Object(error).message));
  const sent = hint || neverConnected(error) ? "none" : context.sent;
  const charges = operation.mayBeCharged ? " and credits may have been used" : "";
  const text = {
    none: `No connection${reasonOf(error)}${hint ? `: ${hint}` : ""}; ${hint ? "no request arrived" : "nothing was sent"}`,
    part: `The connection failed${reasonOf(error)} before the whole request was sent`,
    all: `The connection failed before an answer; the request may have arrived${charges}`,
  }[sent];
  const fields = { sent, mayHaveArrived: sent === "all" };
  return new RemoNetworkError(text, context, fields, { cause: redaction.cause(error) });
}

/** The system's or TLS's own word, such as ECONNREFUSED or CERT_HAS_EXPIRED. */
function reasonOf(error: unknown): string {
  const word = codeOfCause(error);
  return word && /^[A-Z_]{2,40}$/.test(word) ? ` (${word})` : "";
}

const noConnection = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** A fetch says only in its cause that no connection was made; by then it may have asked for the body. */
const neverConnected = (error: unknown): boolean =>
  causesOf(error).some(({ code }) => noConnection.test(`${code}`));
