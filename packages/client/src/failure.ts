// What a call needs when it fails, and only then; it comes on demand, with the catalogue of error codes.

import { type ErrorCode, type ErrorCodeEntry, errorCodes } from "@remo-kit/openapi";
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
} from "./errors.ts";
import { type Answer, objectOf, type Success, successProblem } from "./receipt.ts";
import { type Redact, redactCause } from "./redact.ts";

/** What the reading of an answer depends on. */
export type FailureContext = CallContext & {
  /** Default: the mock's, in English. */
  readonly docs: string | undefined;
  readonly redact: Redact;
  readonly success: Success<unknown>;
};

/**
 * The error that an answer means which is no receipt. The body decides, because gateways use the same status numbers
 * (N6), `state` is 1, 0, true or false (A01), and the status line may not carry the code (A05).
 */
export function refusalOf(answer: Answer, context: FailureContext): RemoCallFailure {
  const { httpStatus } = answer;
  const body = objectOf(answer.body);
  const protocol = (what: string) => protocolError(what, httpStatus, context);
  const isRedirect = Boolean(answer.location) && httpStatus >= 300 && httpStatus < 400;
  if (!body || !Object.hasOwn(body, "state") || isRedirect) return notTheApi(answer, context);
  if (body.state === 1 || body.state === true) {
    return protocol(
      `The answer claims success, but ${successProblem(body, httpStatus, context.uuid, context.success)}`,
    );
  }
  if (body.state !== 0 && body.state !== false)
    return protocol("The answer's `state` is none of 1, 0, true, false");
  const code = [body.status, body.status_code, httpStatus].map(codeOf).find((found) => found !== undefined); // A02
  if (code === undefined) return protocol("The answer claims failure, but names no code");
  const entry = catalogueEntry(code);
  const refusal: Refusal = {
    code,
    category: entry?.category,
    meaning: entry?.meaning,
    advice: entry?.advice,
    retry: entry?.retry,
    docsUrl: entry && `${context.docs ?? mockDocs}/error-codes.html#${code}-${entry.name}`,
    apiMessage: typeof body.message === "string" ? context.redact(body.message) : "",
    credit: typeof body.credit === "number" ? body.credit : undefined,
    httpStatus,
  };
  return new RemoApiError(
    `The API refused with code ${code}: ${entry?.meaning.en ?? "not documented"}`,
    context,
    refusal,
  );
}

/** Default of the option `docs`. */
export const mockDocs = "http://127.0.0.1:4010/docs/en";

const protocolError = (what: string, httpStatus: number, context: FailureContext) =>
  new RemoProtocolError(`${what}; whether credits were used is unknown`, context, { httpStatus });

/** 200 is no code of a failure, whoever says so; a longer number may be a key. */
function codeOf(value: unknown): number | undefined {
  const code = Number(
    typeof value === "string" && /^\d{3}$/.test(value) ? value : typeof value === "number" && value,
  );
  return Number.isInteger(code) && code >= 300 && code <= 999 ? code : undefined;
}

function catalogueEntry(code: number): ErrorCodeEntry | undefined {
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode] : undefined;
}

function notTheApi({ httpStatus, body, location }: Answer, context: FailureContext): RemoCallFailure {
  const text = typeof body === "string" ? body : jsonOf(body);
  const excerpt = context.redact(text).replace(/\s+/g, " ").trim().slice(0, 200);
  if (httpStatus >= 200 && httpStatus < 300) {
    const what = excerpt === "" ? "an empty body" : "a body that is no answer of the API";
    return protocolError(`HTTP ${httpStatus} came with ${what}`, httpStatus, context);
  }
  const to = location && URL.canParse(location, context.url) ? new URL(location, context.url) : undefined;
  const said =
    to !== undefined && httpStatus < 400
      ? redirectText(httpStatus, to, context)
      : gatewayText(httpStatus, excerpt);
  return new RemoGatewayError(said, context, { httpStatus, excerpt });
}

/** Empty if it is nested too deep to be written. */
function jsonOf(body: unknown): string {
  try {
    return JSON.stringify(body) ?? "";
  } catch {
    return "";
  }
}

function redirectText(httpStatus: number, to: URL, { redact }: FailureContext): string {
  const where = redact(to.origin + to.pathname);
  const base = where.replace(/\/+$/, "").replace(/\/api\/[^/]*$/, "");
  return `HTTP ${httpStatus} redirects to ${where}, which was not followed because the body carries the keys; if that is right, set \`baseUrl\` to ${base}`;
}

const hiddenRedirectText =
  "The server redirects, to where a browser does not tell; it was not followed because the body carries the keys";

const gatewayText = (httpStatus: number, excerpt: string): string =>
  httpStatus === 0
    ? hiddenRedirectText
    : `HTTP ${httpStatus} with ${excerpt === "" ? "an empty body" : "a body that is not the API's"}: from a proxy or another server`;

/** The browser followed a redirect by itself. */
export function followed(finalUrl: string, httpStatus: number, context: FailureContext): RemoCallFailure {
  const text = `The browser followed a redirect to ${context.redact(finalUrl)}, with the keys in the body; set \`baseUrl\` so that none happens`;
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
  const text = arrived
    ? "The connection failed before an answer; the request may have arrived and credits may have been used"
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

/** A fetch tells only in its cause that no connection was made; by then it may have asked for the body. */
function neverConnected(error: unknown, depth = 0): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (noConnection.includes(String(code))) return true;
  return cause !== undefined && depth < 8 && neverConnected(cause, depth + 1); // A cause may lead back to itself.
}
