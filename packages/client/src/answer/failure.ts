// What a call needs when it fails, and only then; it comes on demand, with the texts of the errors.

import { type Redact, redactCause } from "@remo-kit/common/redact";
import { errorOf, errorTexts, type Operation } from "@remo-kit/openapi";
import {
  type CallContext,
  isRemoError,
  type Refusal,
  RemoApiError,
  type RemoCallFailure,
  RemoError,
  RemoGatewayError,
  RemoNetworkError,
  RemoProtocolError,
} from "../errors.ts";
import { type HttpAnswer, hiddenRedirect, isFailed, type JsonObject, objectOf } from "./answer.ts";

export type FailureContext = CallContext & {
  readonly operation: Operation;
  /** Default: the mock's, in English. */
  readonly docs: string | undefined;
  readonly redact: Redact;
};

/**
 * The error that an answer means which is no success, because of `problem`. The body decides, because gateways use the
 * same status numbers (N6), `state` is 1, 0, true or false (A01), and the status line may not carry the code (A05).
 */
export function failureOf(answer: HttpAnswer, problem: string, context: FailureContext): RemoCallFailure {
  const { httpStatus, finalUrl } = answer;
  const { location } = answer.headers;
  const { operation } = context;
  if (finalUrl !== undefined) return followed(finalUrl, httpStatus, context);
  const body = objectOf(answer.text);
  const isRedirect = Boolean(location) && httpStatus >= 300 && httpStatus < 400;
  if (!body || isRedirect) return notTheApi(answer, context);
  if (isRefusal(body, httpStatus, operation)) return refusal(body, httpStatus, context);
  const hasState = Object.hasOwn(body, "state");
  if (operation.kind === "submit") {
    if (!hasState) return notTheApi(answer, context);
    if (body.state !== 1 && body.state !== true)
      return protocolError("The answer's `state` is none of 1, 0, true, false", httpStatus, context);
  } else if (!hasState && !isSuccessful(httpStatus)) return notTheApi(answer, context);
  return protocolError(`The answer claims success, but ${problem}`, httpStatus, context);
}

const isSuccessful = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus < 300;

/**
 * A read's success has no `state`, so that a code alone refuses as well: with HTTP 2xx any; else, in the body or as a
 * documented status line (E20), one above 511 with a text, because a gateway's JSON says only what HTTP has registered.
 */
function isRefusal(body: JsonObject, httpStatus: number, operation: Operation): boolean {
  if (isFailed(body) || operation.kind === "submit") return isFailed(body);
  const code = codeIn(body);
  if (isSuccessful(httpStatus)) return code !== undefined;
  const said = code ?? (errorOf(operation, httpStatus) ? httpStatus : 0);
  return said > 511 && messageOf(body) !== undefined;
}

function refusal(body: JsonObject, httpStatus: number, context: FailureContext): RemoCallFailure {
  const code = codeIn(body) ?? codeOf(httpStatus);
  if (code === undefined)
    return protocolError("The answer claims failure, but names no code", httpStatus, context);
  const known = errorOf(context.operation, code);
  const texts = known && errorTexts[known.name];
  const said: Refusal = {
    code,
    reason: known?.name,
    category: known?.category,
    meaning: texts?.meaning,
    advice: texts?.advice,
    retry: known?.retry,
    docsUrl: known && `${context.docs ?? mockDocs}/error-codes.html#${code}-${known.name}`,
    apiMessage: context.redact(messageOf(body) ?? ""),
    credit: typeof body.credit === "number" ? body.credit : undefined,
    httpStatus,
  };
  const meaning = texts?.meaning.en ?? "not documented";
  return new RemoApiError(`The API refused with code ${code}: ${meaning}`, context, said);
}

/** A failed analysis may have its text in `msg` (E20). */
const messageOf = ({ message, msg }: JsonObject): string | undefined =>
  [message, msg].find((text) => typeof text === "string");

/** Default of the option `docs`. */
export const mockDocs = "http://127.0.0.1:4010/docs/en";

function protocolError(what: string, httpStatus: number, context: FailureContext): RemoProtocolError {
  const doubt = context.operation.mayBeCharged ? "; whether credits were used is unknown" : "";
  return new RemoProtocolError(what + doubt, context, { httpStatus });
}

const codeIn = ({ status, status_code }: JsonObject): number | undefined =>
  codeOf(status) ?? codeOf(status_code); // A02

/** 200 is no code of a failure in any field; a longer number may be a key. */
function codeOf(value: unknown): number | undefined {
  const code = Number(
    typeof value === "string" && /^\d{3}$/.test(value) ? value : typeof value === "number" && value,
  );
  return Number.isInteger(code) && code >= 300 && code <= 999 ? code : undefined;
}

function notTheApi({ httpStatus, text, headers }: HttpAnswer, context: FailureContext): RemoCallFailure {
  const { location } = headers;
  const excerpt = context.redact(text).replace(/\s+/g, " ").trim().slice(0, 200);
  if (isSuccessful(httpStatus)) {
    const what = excerpt === "" ? "an empty body" : "a body that is no answer of the API";
    return protocolError(`HTTP ${httpStatus} came with ${what}`, httpStatus, context);
  }
  const to = location && URL.canParse(location, context.url) ? new URL(location, context.url) : undefined;
  const said =
    to !== undefined && httpStatus < 400
      ? redirectText(httpStatus, to, context)
      : gatewayText(httpStatus, excerpt, context);
  return new RemoGatewayError(said, context, { httpStatus, excerpt });
}

/** What a redirect would carry to elsewhere. */
const carried = ({ operation }: FailureContext): string =>
  operation.secrets.length > 1 ? "the body carries the keys" : "the request names the user";

function redirectText(httpStatus: number, to: URL, context: FailureContext): string {
  const where = context.redact(to.origin + to.pathname);
  const ownPath = new RegExp(`${context.operation.path.replace(/\{\w+\}/g, "[^/]+")}/*$`);
  const base = context.redact(to.origin + to.pathname.replace(ownPath, "").replace(/\/+$/, ""));
  return `HTTP ${httpStatus} redirects to ${where}, which was not followed because ${carried(context)}; if that is right, set \`baseUrl\` to ${base}`;
}

function gatewayText(httpStatus: number, excerpt: string, context: FailureContext): string {
  if (httpStatus === hiddenRedirect)
    return `The server redirects, to where a browser does not say; it was not followed because ${carried(context)}`;
  const body = excerpt === "" ? "an empty body" : "a body that is not the API's";
  return `HTTP ${httpStatus} with ${body}: from a proxy or another server`;
}

/** The browser followed a redirect by itself. */
function followed(finalUrl: string, httpStatus: number, context: FailureContext): RemoCallFailure {
  const text = `The browser followed a redirect to ${context.redact(finalUrl)}, and ${carried(context)}; set \`baseUrl\` so that none happens`;
  return new RemoGatewayError(text, context, { httpStatus, excerpt: "" });
}

/** The error that a broken-off attempt means, from whatever the platform made of it. */
export function brokenOff(error: unknown, mayHaveArrived: boolean, context: FailureContext): RemoCallFailure {
  if (error instanceof RemoError && !isRemoError(error, "RemoConfigError")) {
    const own = error as RemoCallFailure;
    if (own.cause !== undefined) own.cause = redactCause(own.cause, context.redact);
    return own;
  }
  const arrived = mayHaveArrived && !neverConnected(error);
  const charges = context.operation.mayBeCharged ? " and credits may have been used" : "";
  const text = arrived
    ? `The connection failed before an answer; the request may have arrived${charges}`
    : `No connection${reasonOf(error)}; nothing was sent`;
  return new RemoNetworkError(
    text,
    context,
    { mayHaveArrived: arrived },
    { cause: redactCause(error, context.redact) },
  );
}

/** The system's or TLS's own word, such as ECONNREFUSED or CERT_HAS_EXPIRED. */
function reasonOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const word = code ?? cause?.code;
  return typeof word === "string" && /^[A-Z_]{2,40}$/.test(word) ? ` (${word})` : "";
}

const noConnection = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

/** A fetch says only in its cause that no connection was made; by then it may have asked for the body. */
function neverConnected(error: unknown, depth = 0): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (noConnection.includes(String(code))) return true;
  return cause !== undefined && depth < 8 && neverConnected(cause, depth + 1); // A cause may lead back to itself.
}
