// What errors know, as types, and how they become plain data.

import type { ErrorCode, ErrorKind, ErrorName, Operation } from "@remo-kit/openapi";

/** How much of the request was given to the platform; none also without a connection, all if it may have arrived. */
export type Sent = "none" | "part" | "all";

/** Whether the call may have used credits. A request of which a part was sent cannot: it is no whole JSON. */
export type Charged = "no" | "unknown";

/** An answer as it may be shown: without keys and cookies, its body at most 64 kB long. */
export type ShownAnswer = {
  /** The status of the HTTP answer. */
  readonly httpStatus: number;
  /** By their names in lower case; those of cookies are not there. */
  readonly headers: { readonly [name: string]: string };
  /** Decoded and redacted: what the server wrote, for your log or for the vendor. */
  readonly body: string;
};

/** What could be read of an answer that is no success. */
export type Readable = {
  readonly answer?: ShownAnswer | undefined;
  /** The `uuid` of the answer. */
  readonly serverUuid?: string | undefined;
  readonly credit?: number | undefined;
  /** Seconds. */
  readonly waitTime?: number | undefined;
};

/** What every error of a call knows: the operation, where it went, and the uuid that it was about. */
export type CallContext = {
  readonly operation: Pick<Operation, "id" | "method" | "mayBeCharged">;
  readonly url: string;
  readonly uuid: string | undefined;
};

export const chargedBy = ({ mayBeCharged }: CallContext["operation"], sent: Sent): Charged =>
  mayBeCharged && sent === "all" ? "unknown" : "no";

/** A code of the API: the documented ones, and whatever else a live server may send. What it means is the operation's. */
export type RemoErrorCode = ErrorCode | (number & {});

/** What an error means. It means the same in whatever operation has it. All of them: `remoErrorReasons`. */
export type RemoErrorReason = ErrorName;

export type Text = { readonly en: string; readonly ko: string };

/** What is known of an error that an operation documents. */
export type ErrorCodeEntry = ErrorKind & {
  /** The number by which the operation says it. */
  readonly code: ErrorCode;
  /** The name, which means the same everywhere. */
  readonly name: RemoErrorReason;
  /** The page's meaning, in English and Korean. */
  readonly meaning: Text;
  /** `message` of the answer, and whether it is the page's or ours. */
  readonly message: { readonly text: string; readonly source: string };
  /** The likely cause, in English and Korean. */
  readonly cause: Text;
  /** What to do, in English and Korean. */
  readonly advice: Text;
};

/** The phases of a call, in their order. */
export type Phase = "connect" | "upload" | "answer";

type Cause = { readonly code?: unknown; readonly message?: unknown; readonly cause?: unknown };

/** An error, its cause, and so on: platforms wrap what they failed with. It may lead back to itself. */
export const causesOf = (error: unknown, most = 9): Cause[] =>
  error === undefined || most === 0 ? [] : [Object(error), ...causesOf(Object(error).cause, most - 1)];

/** The platform's word for what went wrong, such as ECONNRESET; the cause of a fetch's error has it. */
export function codeOfCause(error: unknown): string | undefined {
  const word = causesOf(error, 2).find(({ code }) => code)?.code;
  return typeof word === "string" ? word : undefined;
}

/** What may travel of a cause, be it the caller's own reason of an abort. */
export function plainCause(cause: unknown): unknown {
  if (cause instanceof Error)
    return { name: textOf(cause.name), message: textOf(cause.message), code: codeOfCause(cause) };
  return /string|number|boolean/.test(typeof cause) ? cause : undefined;
}

export function revivedCause(cause: unknown): unknown {
  if (typeof cause !== "object" || cause === null) return cause;
  const { name, message, code } = cause as NodeJS.ErrnoException;
  return Object.assign(new Error(textOf(message)), { name: textOf(name) ?? "Error", code });
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
