import type { OperationId } from "@remo-kit/openapi";
import type { Charged, Phase, RemoErrorReason, Sent } from "../error-data.ts";

/** What every log event says: the operation, the uuid of the call, and the attempt, counted from 1. */
export type Logged = {
  /** The operation that was called. */
  readonly operation: OperationId;
  /** The uuid of the call, the same in all of its attempts. */
  readonly uuid: string;
  /** The attempt, counted from 1. */
  readonly attempt: number;
};

/** What is said of a failure. */
export type Failed = {
  /** Name of the error. */
  readonly error: string;
  /** The error's message. */
  readonly message: string;
  /** The status of the HTTP answer, if one came. */
  readonly httpStatus: number | undefined;
  /** How much of the request was sent. */
  readonly sent: Sent;
  /** Whether credits may have been used. */
  readonly charged: Charged;
  /** The code of the platform's error, such as ECONNRESET, or its name. */
  readonly cause: string | undefined;
};

/** What a call did, for a log; `pause` and `ms` are in ms. It carries no key, no e-mail address and no bytes. */
export type LogEvent = Logged & Happened;

export type Happened =
  | {
      /** An attempt begins. */
      readonly event: "request";
      /** Where the request goes; it carries no key. */
      readonly url: string;
      /** Bytes of the whole body. */
      readonly bytesTotal: number;
    }
  | ({
      /** An attempt failed, and another follows. */
      readonly event: "retry";
      /** Until the next attempt, in ms. */
      readonly pause: number;
    } & Failed)
  | {
      /** The call succeeded: a receipt, or a result. */
      readonly event: "accepted";
      /** The whole call, in ms. */
      readonly ms: number;
      /** The status of the HTTP answer. */
      readonly httpStatus: number;
      /** `credit` of the receipt. */
      readonly credit: number | undefined;
      /** `waitTime` of the receipt, in seconds. */
      readonly waitTime: number | undefined;
      /** What in the answer is not as documented; mostly nothing. */
      readonly warnings: readonly string[];
    }
  | ({
      /** The call failed. */
      readonly event: "failed";
      /** The whole call, in ms. */
      readonly ms: number;
      /** The code of a refusal. */
      readonly code: number | undefined;
      /** What the code means; undefined where it is not documented. */
      readonly reason: RemoErrorReason | undefined;
    } & Failed)
  /** The option `store` could not record the end of a call. */
  | { readonly event: "unrecorded"; readonly error: string };

export type Phases = { readonly [Name in Phase]: number };

/** What is published of a call that has ended, whatever it came to. Times in ms. */
export type CallDiagnostics = Pick<Logged, "operation" | "uuid"> & {
  /** Whether it gave a receipt or a result. */
  readonly ok: boolean;
  /** What it failed with. */
  readonly error:
    | {
        readonly name: string;
        readonly reason: RemoErrorReason | undefined;
        readonly code: number | undefined;
        readonly sent: Sent;
        readonly charged: Charged;
      }
    | undefined;
  /** Requests that were made. */
  readonly attempts: number;
  /** The whole call. */
  readonly ms: number;
  /** Of the last attempt. */
  readonly phases: Phases;
  /** Bytes of the whole body. */
  readonly bytesTotal: number;
};
