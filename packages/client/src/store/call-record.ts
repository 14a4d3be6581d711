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
