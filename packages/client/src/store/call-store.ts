import type { OperationId } from "@remo-kit/openapi";
import type { Charged, Sent } from "../error-data.ts";

/** What is known of a call that may be charged. It has no key, no e-mail address and no bytes of the video. */
export type CallRecord = {
  /** UUID that was sent: by it the call is found again. */
  readonly uuid: string;
  /** The operation that was called. */
  readonly operation: OperationId;
  /** begun: it may have been sent, and nothing is known of its end. */
  readonly state: "begun" | "accepted" | "failed";
  /** When it began, in ISO 8601. */
  readonly begunAt: string;
  /** When it ended, in ISO 8601. */
  readonly endedAt?: string;
  /** The receipt as JSON, once it is accepted. */
  readonly receipt?: { readonly uuid: string; readonly [field: string]: unknown };
  /** What `toJSON()` of the error gave, once it has failed. */
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly sent: Sent;
    readonly charged: Charged;
    readonly [field: string]: unknown;
  };
};

type Later<Value> = Value | Promise<Value>;

/**
 * Keeps what becomes of calls that may be charged, so that none is sent twice: not by a second click, nor by a program that
 * starts again after it was killed. A uuid means the same in upper and lower case.
 */
export type CallStore = {
  /**
   * Records that a call begins, before a byte of it is sent, unless its uuid is known and `maySend` says no: it then
   * records nothing and gives what is known. Both are one step, for whoever else uses the store as well.
   */
  begin(record: CallRecord): Later<CallRecord | undefined>;
  /** Records what became of a call that began. */
  end(record: CallRecord): Later<void>;
  /** What is known of a uuid. */
  get(uuid: string): Later<CallRecord | undefined>;
  /** All that is known, in the order in which it began. */
  list(): Later<readonly CallRecord[]>;
};
