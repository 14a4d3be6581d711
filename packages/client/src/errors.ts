import { type ErrorCode, type ErrorCodeEntry, errorCodes } from "@remo-kit/openapi";

/** Names of the errors that this package throws; `error.name` is one of them. */
export type RemoErrorName =
  | "RemoConfigError"
  | "RemoInputError"
  | "RemoApiError"
  | "RemoGatewayError"
  | "RemoProtocolError"
  | "RemoNetworkError";

/** Base of all errors of this package. Nothing in it carries a key, an e-mail address or video bytes. */
export abstract class RemoError extends Error {
  abstract override readonly name: RemoErrorName;
}

/** The client cannot be built from these options. Thrown by `createRemoClient`, never later (E11). */
export class RemoConfigError extends RemoError {
  override readonly name = "RemoConfigError";
}

/** The arguments of a call cannot be sent. Thrown before anything reaches the network. */
export class RemoInputError extends RemoError {
  override readonly name = "RemoInputError";
}

/** What every error of a call knows: where it went, and the uuid that it was about (E06). */
export type CallContext = { readonly url: string; readonly uuid: string };

abstract class RemoCallError extends RemoError {
  /** Where the request was sent. */
  readonly url: string;
  /** The uuid of the call, made by the client if the caller gave none. It is the only key to a result (E06). */
  readonly uuid: string;

  constructor(text: string, { url, uuid }: CallContext, options?: ErrorOptions) {
    super(`${text} (POST ${url}, uuid ${uuid})`, options);
    this.url = url;
    this.uuid = uuid;
  }
}

/** A code of the API: the documented ones, and whatever else a live server may send. */
export type RemoErrorCode = ErrorCode | (number & {});

/** The API refused the request: a JSON answer with `state` 0 or false (F09). Switch on `code`. */
export class RemoApiError extends RemoCallError {
  override readonly name = "RemoApiError";
  /** The API's error code (F18 to F20), also where the HTTP status differs (A05). */
  readonly code: RemoErrorCode;
  /** The catalogue's entry for `code`; undefined for a code that is not documented. */
  readonly entry: ErrorCodeEntry | undefined;
  /** The API's own `message` (F10). */
  readonly apiMessage: string;
  /** `credit` of the answer, read as the credits that remain (A04); undefined where the answer has none. */
  readonly credit: number | undefined;
  /** The status of the HTTP answer. */
  readonly httpStatus: number;

  constructor(
    answer: { code: number; message: string; credit: number | undefined; httpStatus: number },
    context: CallContext,
  ) {
    const entry = errorCodes[answer.code as ErrorCode] as ErrorCodeEntry | undefined;
    const meaning = entry?.meaning.en ?? "a code that is not documented";
    super(`The API refused the request with code ${answer.code}: ${meaning}`, context);
    this.code = answer.code;
    this.entry = entry;
    this.apiMessage = answer.message;
    this.credit = answer.credit;
    this.httpStatus = answer.httpStatus;
  }
}

/** The answer is not the API's: a proxy's page, an empty body, a redirect (N6). */
export class RemoGatewayError extends RemoCallError {
  override readonly name = "RemoGatewayError";
  readonly httpStatus: number;

  constructor(httpStatus: number, text: string, context: CallContext) {
    super(text, context);
    this.httpStatus = httpStatus;
  }
}

/** The answer claims to be the API's and does not make sense; whether credits were used is unknown. */
export class RemoProtocolError extends RemoCallError {
  override readonly name = "RemoProtocolError";
  readonly httpStatus: number;

  constructor(httpStatus: number, text: string, context: CallContext) {
    super(`${text}; whether credits were used is unknown`, context);
    this.httpStatus = httpStatus;
  }
}

/** No answer arrived. `cause` is the platform's error. Whether credits were used is unknown. */
export class RemoNetworkError extends RemoCallError {
  override readonly name = "RemoNetworkError";

  constructor(cause: unknown, context: CallContext) {
    super("No answer arrived", context, { cause });
  }
}

/** Whether `error` is one of this package's errors. */
export function isRemoError(error: unknown): error is RemoError {
  return error instanceof RemoError;
}

/** Whether the API refused the request and, with `code`, whether it did so with this code. */
export function isRemoApiError<Code extends RemoErrorCode>(
  error: unknown,
  code?: Code,
): error is RemoApiError & { readonly code: Code } {
  return error instanceof RemoApiError && (code === undefined || error.code === code);
}
