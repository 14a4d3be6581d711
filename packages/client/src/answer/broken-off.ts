import { endRedactor, redactCause, redactor } from "@remo-kit/common/redact";
import { causesOf, chargedBy, codeOfCause } from "../error-data.ts";
import { isRemoError, type RemoCallFailure, RemoError, RemoNetworkError } from "../errors.ts";
import type { FailureContext, Redaction } from "./answer.ts";
import { lateTexts } from "./late-texts.ts";
import { tlsProblem } from "./tls.ts";

export function redactionOf(secrets: readonly string[]): Redaction {
  const text = redactor(secrets);
  let end: Redaction["end"] | undefined; // Only failures need it.
  return {
    text,
    end(cut) {
      end ??= endRedactor(secrets);
      return end(cut);
    },
    cause: (cause) => redactCause(cause, text),
  };
}

/** The error that a broken-off attempt means, from whatever the platform made of it. */
export async function brokenOff(error: unknown, context: FailureContext): Promise<RemoCallFailure> {
  const { operation, redaction } = context;
  if (error instanceof RemoError && !isRemoError(error, "RemoConfigError")) {
    const own = error as RemoCallFailure;
    if (own.name === "RemoInputError")
      Object.assign(own, { sent: context.sent, charged: chargedBy(operation, context.sent) });
    if (own.cause !== undefined && own.name !== "RemoAbortError") own.cause = redaction.cause(own.cause);
    return own;
  }
  const problem = tlsProblem(codeOfCause(error), String(Object(error).message));
  const hint = problem && (await lateTexts())?.tlsTexts[problem];
  const sent = problem || neverConnected(error) ? "none" : context.sent;
  const charges = operation.mayBeCharged ? " and credits may have been used" : "";
  const text = {
    none: `No connection${reasonOf(error)}${hint ? `: ${hint}` : ""}; ${problem ? "no request arrived" : "nothing was sent"}`,
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
