import type { OperationId } from "@remo-kit/openapi";
import type { Charged, Phase, RemoErrorReason, Sent } from "../error-data.ts";

/** What every log event says: the operation, the uuid of the call, and the attempt, counted from 1. */
export type Logged = { readonly operation: OperationId; readonly uuid: string; readonly attempt: number };

/** What is said of a failure. */
export type Failed = {
  /** Name of the error. */
  readonly error: string;
  readonly message: string;
  readonly httpStatus: number | undefined;
  readonly sent: Sent;
  readonly charged: Charged;
  /** The code of the platform's error, such as ECONNRESET, or its name. */
  readonly cause: string | undefined;
};

/** What a call did, for a log; `pause` and `ms` are in ms. It carries no key, no e-mail address and no bytes. */
export type LogEvent = Logged & Happened;

export type Happened =
  | { readonly event: "request"; readonly url: string; readonly bytesTotal: number }
  | ({ readonly event: "retry"; readonly pause: number } & Failed)
  | {
      readonly event: "accepted";
      readonly ms: number;
      readonly httpStatus: number;
      readonly credit: number | undefined;
      readonly waitTime: number | undefined;
      readonly warnings: readonly string[];
    }
  | ({
      readonly event: "failed";
      readonly ms: number;
      readonly code: number | undefined;
      readonly reason: RemoErrorReason | undefined;
    } & Failed);

export type Phases = { readonly [Name in Phase]: number };

/** What is published of a call that has ended, whatever it came to. Times in ms. */
export type CallDiagnostics = Pick<Logged, "operation" | "uuid"> & {
  readonly ok: boolean;
  readonly error:
    | {
        readonly name: string;
        readonly reason: RemoErrorReason | undefined;
        readonly code: number | undefined;
        readonly sent: Sent;
        readonly charged: Charged;
      }
    | undefined;
  readonly attempts: number;
  readonly ms: number;
  /** Of the last attempt. */
  readonly phases: Phases;
  readonly bytesTotal: number;
};
