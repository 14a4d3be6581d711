import { errors, type OperationId } from "@remo-kit/openapi";
import type { AnalysisReceipt } from "./answer/receipt.ts";
import {
  type CallContext,
  type Charged,
  chargedBy,
  type ErrorCodeEntry,
  type Phase,
  plainCause,
  type RemoErrorCode,
  type RemoErrorReason,
  revivedCause,
  type Sent,
  type ShownAnswer,
  type Text,
} from "./error-data.ts";
import type { CallRecord } from "./store/call-store.ts";

const brand = Symbol.for("remo-kit.error");

/** Every name that `reason` of a RemoApiError can have. */
export const remoErrorReasons = Object.keys(errors) as readonly RemoErrorReason[];

/** Base of all errors of this package. Nothing in it carries a key, an e-mail address or video bytes. */
export abstract class RemoError extends Error {
  /** The name of its class: what to switch on, also over data that was an error. */
  abstract override readonly name: RemoErrorName;
  /** How much of the request was sent, by that attempt of the call which sent the most. */
  readonly sent: Sent = "none";
  /** Whether credits may have been used, in any attempt of the call. */
  readonly charged: Charged = "no";
  /** The receipt, where the job failed after it: what was handed in is accepted, and may be paid for. */
  declare readonly receipt?: AnalysisReceipt;
  /** The result, where the job failed after that was read. */
  declare readonly result?: object;

  /** Two copies of this package know each other's errors by it. */
  get [brand](): true {
    return true;
  }

  /** All that the error knows as plain data, for logs, queues and `postMessage`. */
  toJSON(): RemoErrorData {
    const { name, message, cause, sent, charged } = this;
    return { ...(this as object), sent, charged, name, message, cause: plainCause(cause) };
  }

  /** The error that gave this data, on whatever way it came. @throws TypeError if it is other data */
  static fromJSON(data: unknown): RemoCallFailure | RemoConfigError {
    const { name, message, cause, sent, charged, ...fields } = Object(data) as Partial<RemoErrorData>;
    if (typeof name !== "string" || !Object.hasOwn(classes, name) || typeof message !== "string")
      throw new TypeError(`fromJSON takes what toJSON gave; received ${data === null ? data : typeof data}`);
    const error = Reflect.construct(Error, [message], classes[name as RemoErrorName]);
    // What is of the class is not overwritten, be it by a field named __proto__.
    const own = Object.entries(fields).filter(([field]) => !(field in error));
    if (cause !== undefined) own.push(["cause", revivedCause(cause)]);
    const { receipt } = fields as { receipt?: AnalysisReceipt };
    if (receipt?.readyAt) own.push(["receipt", { ...receipt, readyAt: new Date(receipt.readyAt) }]);
    return Object.assign(error as RemoCallFailure, Object.fromEntries(own), {
      name,
      // In doubt, it arrived and was charged.
      sent: sent === "none" || sent === "part" ? sent : "all",
      charged: charged === "no" ? charged : "unknown",
    });
  }
}

/** A RemoError as plain data; beside these, all that its class declares. */
export type RemoErrorData = Pick<RemoError, "name" | "message" | "sent" | "charged"> & {
  /** Name, message and code of what the platform threw. */
  readonly cause?: unknown;
  readonly [field: string]: unknown;
};

/** The client cannot be built from these options. Thrown by `createRemoClient`, never later. */
export class RemoConfigError extends RemoError {
  override readonly name = "RemoConfigError" as const;
}

abstract class RemoCallError extends RemoError {
  /** The operation that was called. */
  readonly operation: OperationId;
  /** The uuid of the call, made by the client if the caller gave none. It is the only key to a result. */
  uuid: string | undefined; // E06

  /** @param fields those that the class declares, and what was sent */
  constructor(
    text: string,
    { operation, url, uuid }: CallContext,
    fields: { readonly sent: Sent; readonly [name: string]: unknown },
    options?: ErrorOptions,
  ) {
    super(`${text} (${operation.method} ${url}, uuid ${uuid})`, options);
    this.operation = operation.id;
    this.uuid = uuid;
    Object.assign(this, { charged: chargedBy(operation, fields.sent) }, fields);
  }
}

/** An argument cannot be used, the video is not what it said to be, or the `fetch` that was given made a mistake. */
export class RemoInputError extends RemoError {
  override readonly name = "RemoInputError" as const;
  /** The operation that was called, if it was one that found the fault. */
  operation: OperationId | undefined;
  /** The uuid of the call, if it had one already. */
  uuid: string | undefined;
  /** What the option `store` knows of an earlier call with this uuid, which is why it was not sent again. */
  declare readonly earlier?: CallRecord;
}

/** No success came; what came in its place. */
abstract class RemoUnreadError extends RemoCallError {
  /** What came back, redacted; of an answer that was cut off, what came of it. */
  declare readonly answer: ShownAnswer | undefined;
  /** The answer's own `uuid`, where it has one. */
  declare readonly serverUuid: string | undefined;
  /** `credit` of the answer, where it has one; of a refusal, the credits that remain. */
  declare readonly credit: number | undefined; // A04
  /** Seconds: `wait_time` of the answer, where it has one. */
  declare readonly waitTime: number | undefined;
}

/** A whole answer came, and it is no success. */
abstract class RemoAnswerError extends RemoUnreadError {
  /** The status of the HTTP answer. */
  declare readonly httpStatus: number;
  declare readonly answer: ShownAnswer;
}

// F09
/** The API refused the request: a JSON answer with `state` 0 or false, or with a code. Switch on `reason`. */
export class RemoApiError extends RemoAnswerError {
  override readonly name = "RemoApiError" as const;
  /** The API's error code, also where the HTTP status differs. What it means is the operation's: see `reason`. */
  declare readonly code: RemoErrorCode; // F18 to F20, A05
  /** What this operation means by the code; undefined for a code that it does not document. */
  declare readonly reason: RemoErrorReason | undefined;
  /** input: of the input data; account: of user, keys, credits; process: of the analysis; not-ready: wait. */
  declare readonly category: ErrorCodeEntry["category"] | undefined;
  /** The page's meaning of the code, in English and Korean; undefined for a code that is not documented. */
  declare readonly meaning: Text | undefined;
  /** What to do, in English and Korean; undefined also if this text could not be loaded. */
  declare readonly advice: Text | undefined;
  /** Whether it helps to send the request again. */
  declare readonly retry: ErrorCodeEntry["retry"] | undefined;
  /** The code's place on the page of error codes: of the option `docs`, or of a mock on this machine. */
  declare readonly docsUrl: string | undefined;
  /** The API's own `message`. */
  declare readonly apiMessage: string; // F10
}

// N6
/** The answer is not the API's: a proxy's page, an empty body, a redirect. */
export class RemoGatewayError extends RemoAnswerError {
  override readonly name = "RemoGatewayError" as const;
  /** The beginning of the body, 200 characters at most. */
  declare readonly excerpt: string;
}

/** The answer claims to be the API's and does not make sense. `answer` has all of it. */
export class RemoProtocolError extends RemoAnswerError {
  override readonly name = "RemoProtocolError" as const;
}

/** The connection failed. `cause` is the platform's error. */
export class RemoNetworkError extends RemoUnreadError {
  override readonly name = "RemoNetworkError" as const;
  /** Whether the whole request may have reached the server: `sent` is all. Then credits may have been used. */
  declare readonly mayHaveArrived: boolean;
}

/** A time limit of the option `timeout` passed. */
export class RemoTimeoutError extends RemoUnreadError {
  override readonly name = "RemoTimeoutError" as const;
  /** The phase that took too long; total: all of them together; result: the wait, which can be taken up by the uuid. */
  declare readonly phase: Phase | "total" | "result";
  /** Whether the whole request may have reached the server: `sent` is all. Then credits may have been used. */
  declare readonly mayHaveArrived: boolean;
}

/** The caller's `signal` was aborted. `cause` is its reason. */
export class RemoAbortError extends RemoUnreadError {
  override readonly name = "RemoAbortError" as const;
}

const classes = {
  RemoConfigError,
  RemoInputError,
  RemoApiError,
  RemoGatewayError,
  RemoProtocolError,
  RemoNetworkError,
  RemoTimeoutError,
  RemoAbortError,
};

type ErrorsByName = { [Name in keyof typeof classes]: InstanceType<(typeof classes)[Name]> };

/** Names of the errors that this package throws; `error.name` is one of them. */
export type RemoErrorName = keyof typeof classes;

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
