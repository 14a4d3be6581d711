import type { ErrorCode, ErrorCodeEntry } from "@remo-kit/openapi";
import { texts } from "./texts.ts";

const brand = Symbol.for("remo-kit.error");

/** Base of all errors of this package. Nothing in it carries a key, an e-mail address or video bytes. */
export abstract class RemoError extends Error {
  abstract override readonly name: RemoErrorName;

  /** Two copies of this package know each other's errors by it. */
  get [brand](): true {
    return true;
  }
}

/** The client cannot be built from these options. Thrown by `createRemoClient`, never later (E11). */
export class RemoConfigError extends RemoError {
  override readonly name = "RemoConfigError" as const;
}

/** What every error of a call knows: where it went, and the uuid that it was about. */
export type CallContext = { readonly url: string; readonly uuid: string | undefined };

abstract class RemoCallError extends RemoError {
  /** The uuid of the call, made by the client if the caller gave none. It is the only key to a result (E06). */
  uuid: string | undefined;

  constructor(text: string, context?: CallContext, options?: ErrorOptions) {
    super(context ? `${text} (POST ${context.url}, uuid ${context.uuid})` : text, options);
    this.uuid = context?.uuid;
  }
}

/** An argument cannot be used, or the video is not what it said to be. No whole request was sent. */
export class RemoInputError extends RemoCallError {
  override readonly name = "RemoInputError" as const;

  constructor(text: string, options?: ErrorOptions) {
    super(text, undefined, options);
  }
}

/** A code of the API: the documented ones, and whatever else a live server may send. */
export type RemoErrorCode = ErrorCode | (number & {});

/** What a refusal says, read from the wire. */
export type Refusal = {
  readonly code: number;
  readonly entry: ErrorCodeEntry | undefined;
  readonly message: string;
  readonly credit: number | undefined;
  readonly httpStatus: number;
};

/** The API refused the request: a JSON answer with `state` 0 or false (F09). Switch on `code`. */
export class RemoApiError extends RemoCallError {
  override readonly name = "RemoApiError" as const;
  /** The API's error code (F18 to F20), also where the HTTP status differs (A05). */
  readonly code: RemoErrorCode;
  /** input: a problem of the input data; account: other issues; process: a process error. */
  readonly category: ErrorCodeEntry["category"] | undefined;
  /** The page's meaning of the code, in English and Korean; undefined for a code that is not documented. */
  readonly meaning: { readonly en: string; readonly ko: string } | undefined;
  /** What to do, in English and Korean. */
  readonly advice: { readonly en: string; readonly ko: string } | undefined;
  /** Whether it helps to send the request again. */
  readonly retry: ErrorCodeEntry["retry"] | undefined;
  /** Anchor of the code in the docs. */
  readonly docsUrl: string | undefined;
  /** The API's own `message` (F10). */
  readonly apiMessage: string;
  /** `credit` of the answer, read as the credits that remain (A04); undefined where the answer has none. */
  readonly credit: number | undefined;
  /** The status of the HTTP answer. */
  readonly httpStatus: number;

  constructor(
    { code, entry, message, credit, httpStatus }: Refusal,
    context: CallContext & { readonly docs: string },
  ) {
    super(texts.refused(code, entry?.meaning.en), context);
    this.code = code;
    this.category = entry?.category;
    this.meaning = entry?.meaning;
    this.advice = entry?.advice;
    this.retry = entry?.retry;
    this.docsUrl = entry && `${context.docs}#/error-codes/${code}-${entry.name}`;
    this.apiMessage = message;
    this.credit = credit;
    this.httpStatus = httpStatus;
  }
}

/** The answer is not the API's: a proxy's page, an empty body, a redirect (N6). */
export class RemoGatewayError extends RemoCallError {
  override readonly name = "RemoGatewayError" as const;
  readonly httpStatus: number;
  /** The beginning of the body, 200 characters at most. */
  readonly excerpt: string;

  constructor(text: string, httpStatus: number, excerpt: string, context: CallContext) {
    super(text, context);
    this.httpStatus = httpStatus;
    this.excerpt = excerpt;
  }
}

/** The answer claims to be the API's and does not make sense; whether credits were used is unknown. */
export class RemoProtocolError extends RemoCallError {
  override readonly name = "RemoProtocolError" as const;
  readonly httpStatus: number;

  constructor(what: string, httpStatus: number, context: CallContext) {
    super(texts.protocol(what), context);
    this.httpStatus = httpStatus;
  }
}

/** The connection failed. `cause` is the platform's error. */
export class RemoNetworkError extends RemoCallError {
  override readonly name = "RemoNetworkError" as const;
  /** Whether bytes of the body may have reached the server; then credits may have been used. */
  readonly mayHaveArrived: boolean;

  constructor(mayHaveArrived: boolean, context: CallContext, cause: unknown) {
    super(texts.network(mayHaveArrived), context, { cause });
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** The phases of a call, in their order. */
export type Phase = "connect" | "upload" | "answer";

/** A time limit of the option `timeout` passed. */
export class RemoTimeoutError extends RemoCallError {
  override readonly name = "RemoTimeoutError" as const;
  /** The phase that took too long; total: all of them together. */
  readonly phase: Phase | "total";
  /** Whether bytes of the body may have reached the server; then credits may have been used. */
  readonly mayHaveArrived: boolean;

  constructor(phase: Phase | "total", ms: number, mayHaveArrived: boolean, context: CallContext) {
    super(texts.timeout(phase, ms), context);
    this.phase = phase;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** The caller's `signal` was aborted. `cause` is its reason. */
export class RemoAbortError extends RemoCallError {
  override readonly name = "RemoAbortError" as const;

  constructor(context: CallContext, cause: unknown) {
    super(texts.aborted, context, { cause });
  }
}

type ErrorsByName = {
  RemoConfigError: RemoConfigError;
  RemoInputError: RemoInputError;
  RemoApiError: RemoApiError;
  RemoGatewayError: RemoGatewayError;
  RemoProtocolError: RemoProtocolError;
  RemoNetworkError: RemoNetworkError;
  RemoTimeoutError: RemoTimeoutError;
  RemoAbortError: RemoAbortError;
};

/** Names of the errors that this package throws; `error.name` is one of them. */
export type RemoErrorName = keyof ErrorsByName;

/** Everything that a call can fail with. */
export type RemoCallFailure = ErrorsByName[Exclude<RemoErrorName, "RemoConfigError">];

/** Whether `error` is one of this package's errors and, with `name`, whether it is that one. */
export function isRemoError<Name extends RemoErrorName>(
  error: unknown,
  name?: Name,
): error is ErrorsByName[Name] {
  const own = typeof error === "object" && error !== null && brand in error;
  return own && (name === undefined || (error as RemoError).name === name);
}

/** Whether the API refused the request and, with `code`, whether it did so with this code. */
export function isRemoApiError<Code extends RemoErrorCode>(
  error: unknown,
  code?: Code,
): error is RemoApiError & { readonly code: Code } {
  return isRemoError(error, "RemoApiError") && (code === undefined || error.code === code);
}
