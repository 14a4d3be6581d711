import type { ErrorCode, ErrorKind, ErrorName, Operation, OperationId } from "@remo-kit/openapi";

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

/** What every error of a call knows: the operation, where it went, and the uuid that it was about. */
export type CallContext = {
  readonly operation: Pick<Operation, "id" | "method">;
  readonly url: string;
  readonly uuid: string | undefined;
};

abstract class RemoCallError extends RemoError {
  /** The operation that was called. */
  readonly operation: OperationId;
  /** The uuid of the call, made by the client if the caller gave none. It is the only key to a result (E06). */
  uuid: string | undefined;

  /** @param fields those that the class declares */
  constructor(text: string, { operation, url, uuid }: CallContext, fields: object, options?: ErrorOptions) {
    super(`${text} (${operation.method} ${url}, uuid ${uuid})`, options);
    this.operation = operation.id;
    this.uuid = uuid;
    Object.assign(this, fields);
  }
}

/** An argument cannot be used, or the video is not what it said to be. No whole request was sent. */
export class RemoInputError extends RemoError {
  override readonly name = "RemoInputError" as const;
  /** The operation that was called, if it was one that found the fault. */
  operation: OperationId | undefined;
  /** The uuid of the call, if it had one already. */
  uuid: string | undefined;
}

/** A code of the API: the documented ones, and whatever else a live server may send. What it means is the operation's. */
export type RemoErrorCode = ErrorCode | (number & {});

/** What an error means. It means the same in whatever operation has it. */
export type RemoErrorReason = ErrorName;

type Text = { readonly en: string; readonly ko: string };

/** What is known of an error that an operation documents. */
export type ErrorCodeEntry = ErrorKind & {
  readonly code: ErrorCode;
  readonly name: RemoErrorReason;
  readonly meaning: Text;
  readonly message: { readonly text: string; readonly source: string };
  readonly cause: Text;
  readonly advice: Text;
};

/** The API refused the request: a JSON answer with `state` 0 or false (F09), or with a code. Switch on `reason`. */
export class RemoApiError extends RemoCallError {
  override readonly name = "RemoApiError" as const;
  /** The API's error code (F18 to F20), also where the HTTP status differs (A05). */
  declare readonly code: RemoErrorCode;
  /** What this operation means by the code; undefined for a code that it does not document. */
  declare readonly reason: RemoErrorReason | undefined;
  /** input: of the input data; account: of user, keys, credits; process: of the analysis; not-ready: wait. */
  declare readonly category: ErrorCodeEntry["category"] | undefined;
  /** The page's meaning of the code, in English and Korean; undefined for a code that is not documented. */
  declare readonly meaning: Text | undefined;
  /** What to do, in English and Korean. */
  declare readonly advice: Text | undefined;
  /** Whether it helps to send the request again. */
  declare readonly retry: ErrorCodeEntry["retry"] | undefined;
  /** The code's place on the page of error codes, `…/error-codes.html#421-wrong-api-key` of the option `docs`. */
  declare readonly docsUrl: string | undefined;
  /** The API's own `message` (F10). */
  declare readonly apiMessage: string;
  /** `credit` of the answer, read as the credits that remain (A04); undefined where the answer has none. */
  declare readonly credit: number | undefined;
  /** The status of the HTTP answer. */
  declare readonly httpStatus: number;
}

export type Refusal = Omit<RemoApiError, keyof RemoCallError>;

/** The answer is not the API's: a proxy's page, an empty body, a redirect (N6). */
export class RemoGatewayError extends RemoCallError {
  override readonly name = "RemoGatewayError" as const;
  declare readonly httpStatus: number;
  /** The beginning of the body, 200 characters at most. */
  declare readonly excerpt: string;
}

/** The answer claims to be the API's and does not make sense; whether credits were used is unknown. */
export class RemoProtocolError extends RemoCallError {
  override readonly name = "RemoProtocolError" as const;
  declare readonly httpStatus: number;
}

/** The connection failed. `cause` is the platform's error. */
export class RemoNetworkError extends RemoCallError {
  override readonly name = "RemoNetworkError" as const;
  /** Whether bytes of the body may have reached the server; then credits may have been used. */
  declare readonly mayHaveArrived: boolean;
}

/** The phases of a call, in their order. */
export type Phase = "connect" | "upload" | "answer";

/** A time limit of the option `timeout` passed. */
export class RemoTimeoutError extends RemoCallError {
  override readonly name = "RemoTimeoutError" as const;
  /** The phase that took too long; total: all of them together. */
  declare readonly phase: Phase | "total";
  /** Whether bytes of the body may have reached the server; then credits may have been used. */
  declare readonly mayHaveArrived: boolean;
}

/** The caller's `signal` was aborted. `cause` is its reason. */
export class RemoAbortError extends RemoCallError {
  override readonly name = "RemoAbortError" as const;
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

/** Whether the API refused the request and, with a code or a name, whether it did so with this one. */
export function isRemoApiError<Which extends RemoErrorCode | RemoErrorReason | undefined = undefined>(
  error: unknown,
  codeOrReason?: Which,
): error is RemoApiError &
  (Which extends number
    ? { readonly code: Which }
    : Which extends string
      ? { readonly reason: Which }
      : unknown) {
  if (!isRemoError(error, "RemoApiError")) return false;
  return codeOrReason === undefined || error.code === codeOrReason || error.reason === codeOrReason;
}
