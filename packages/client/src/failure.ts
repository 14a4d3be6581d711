// What a call needs when it fails, and only then; it comes on demand, with the catalogue of error codes.

import { type ErrorCode, type ErrorCodeEntry, errorCodes } from "@remo-kit/openapi";
import {
  type CallContext,
  isRemoError,
  RemoApiError,
  type RemoCallFailure,
  RemoError,
  RemoGatewayError,
  RemoNetworkError,
  RemoProtocolError,
} from "./errors.ts";
import { type Answer, objectOf, receiptProblem } from "./receipt.ts";
import { type Redact, redactCause } from "./redact.ts";
import { texts } from "./texts.ts";

/** What the reading of an answer depends on. */
export type FailureContext = CallContext & { readonly docs: string; readonly redact: Redact };

/**
 * The error that an answer means which is no receipt. The body decides, because gateways use the same status numbers
 * (N6), `state` is 1, 0, true or false (A01), and the status line may not carry the code (A05).
 */
export function refusalOf(answer: Answer, context: FailureContext): RemoCallFailure {
  const { httpStatus } = answer;
  const body = objectOf(answer.body);
  const protocol = (what: string) => new RemoProtocolError(what, httpStatus, context);
  if (!body || !Object.hasOwn(body, "state")) return notTheApi(answer, context);
  if (body.state === 1 || body.state === true) {
    return protocol(`The answer claims success, but ${receiptProblem(body, httpStatus, context.uuid)}`);
  }
  if (body.state !== 0 && body.state !== false)
    return protocol("The answer's `state` is none of 1, 0, true, false");
  const code = [body.status, body.status_code, httpStatus].find(isCode); // A02
  if (code === undefined) return protocol("The answer claims failure, but names no code");
  const message = typeof body.message === "string" ? context.redact(body.message) : "";
  const credit = typeof body.credit === "number" ? body.credit : undefined;
  return new RemoApiError({ code, entry: catalogueEntry(code), message, credit, httpStatus }, context);
}

/** 200 is no code of a failure, whoever says so. */
const isCode = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 300;

function catalogueEntry(code: number): ErrorCodeEntry | undefined {
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode] : undefined;
}

function notTheApi({ httpStatus, body, location }: Answer, context: FailureContext): RemoCallFailure {
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  const excerpt = context.redact(text.slice(0, 2000)).replace(/\s+/g, " ").trim().slice(0, 200);
  if (httpStatus >= 200 && httpStatus < 300) {
    const what = excerpt === "" ? "an empty body" : "a body that is no answer of the API";
    return new RemoProtocolError(`HTTP ${httpStatus} came with ${what}`, httpStatus, context);
  }
  const to = location && URL.canParse(location, context.url) ? new URL(location, context.url) : undefined;
  const said =
    to !== undefined && httpStatus < 400
      ? texts.redirect(httpStatus, context.redact(to.origin + to.pathname))
      : texts.gateway(httpStatus, excerpt);
  return new RemoGatewayError(said, httpStatus, excerpt, context);
}

/** The browser followed a redirect by itself. */
export function followed(finalUrl: string, httpStatus: number, context: FailureContext): RemoCallFailure {
  return new RemoGatewayError(texts.followed(context.redact(finalUrl)), httpStatus, "", context);
}

/** The error that a broken-off attempt means, from whatever the platform made of it. */
export function brokenOff(error: unknown, mayHaveArrived: boolean, context: FailureContext): RemoCallFailure {
  if (error instanceof RemoError && !isRemoError(error, "RemoConfigError")) {
    const own = error as RemoCallFailure;
    own.uuid ??= context.uuid; // An input error is made where nobody knows of the call.
    return own;
  }
  return new RemoNetworkError(
    mayHaveArrived && !neverConnected(error),
    context,
    redactCause(error, context.redact),
  );
}

const noConnection = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** A fetch tells only in its cause that no connection was made; by then it may have asked for the body. */
function neverConnected(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return noConnection.includes(String(code)) || (cause !== undefined && neverConnected(cause));
}
