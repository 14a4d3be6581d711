import type { RemoClient } from "@remo-kit/client";
import type { MockControl } from "@remo-kit/mock-server";
import type { OperationId, Profile } from "@remo-kit/openapi";
import type { Exchange, Intent, KeysUsed } from "../model/exchange.ts";
import type { Clock } from "./clock.ts";
import type { Waiting } from "./patience.ts";

export type Keys = { readonly email: string; readonly userKey: string; readonly apiKey: string };

/** Keys that were never issued: what is sent with them cannot be charged to anyone. */
export const unissued: Keys = { email: "nobody@example.com", userKey: "none", apiKey: "none" };

export type Target =
  | {
      readonly kind: "in-process" | "socket";
      readonly name: string;
      readonly profile: Profile;
      /** Which part of the generated requests it gets. Default: all. */
      readonly share?: number;
    }
  | { readonly kind: "url"; readonly name: string; readonly url: string; readonly keys: Keys | undefined };

export type Limits = {
  readonly requests: number;
  readonly bytes: number;
  readonly rate: number;
};

/** What of a valid request the table does not say: the operation's own. */
export type RequestValues = {
  readonly uuid: string;
  /** Of the file that is handed in, where the operation takes one. */
  readonly file: Uint8Array;
  readonly height: number;
};

/** How an operation is asked for, beside what stands in the table; its case file says it. */
export type RequestOf = {
  /** Fields beside those of the user, the keys, the uuid and the file. */
  readonly fields?: (values: RequestValues) => { readonly [field: string]: unknown };
  readonly call: (client: RemoClient, values: RequestValues) => Promise<object>;
  /** Fields of what the client gives, each with that of the wire. Default: those of the schema in camel case. */
  readonly gives?: { readonly [field: string]: string } | "as on the wire";
};

export type RequestsOf = { readonly [Id in OperationId]: RequestOf };

export type Sending = {
  /** Default: `own` if the target has keys, else `nobody`. */
  readonly keys?: KeysUsed;
  readonly uuid?: string;
  /** Default: the video of the run. `second` is another one of the same length, `new` one that was never sent. */
  readonly video?: "first" | "second" | "new" | Uint8Array;
  /** The `Prefer` header, which only a mock obeys. */
  readonly prefer?: string;
  /** The caller waits, and asks again by itself: it gets a gateway's page as it is. */
  readonly waitsOut?: boolean;
};

export type RawBody = string | { readonly [field: string]: unknown };

export type RawSending = Pick<Sending, "keys" | "prefer" | "uuid"> & {
  /** Adds both keys of the account to an operation that asks for none. */
  readonly withKeys?: boolean;
  /** The path, if it is another one than the operation's on purpose: a `sample-path`. */
  readonly path?: string;
};

/** An open target. What it sends is one request, and it gives the exchange that was recorded of it; an answer never throws. */
export type Session = {
  readonly target: Target;
  readonly exchanges: readonly Exchange[];
  /** What puts a mock into a situation; undefined where the target is none. */
  readonly control: MockControl | undefined;
  /** By family: the one request that has left a job for all cases that read of one; it is paid for once. */
  readonly jobs: Map<string, Promise<Exchange>>;
  /** ms since 1970, by the clock of the run. */
  now(): number;
  /** Waits so many ms; false if the run may not wait any more. Default: for an analysis. @throws InterruptedError */
  wait(ms: number, what?: Waiting["for"]): Promise<boolean>;
  send(operation: OperationId, intent: Intent, sending?: Sending): Promise<Exchange>;
  /** What no client would send: the body as text, or fields that change one of a whole request or (undefined) take it away. */
  raw(operation: OperationId, intent: Intent, body: RawBody, sending?: RawSending): Promise<Exchange>;
  /** Another target of the same kind, whose account starts with `credits`; only a mock has one. Recorded, and closed, with this one. */
  another(credits: number): Promise<Session>;
  close(): Promise<void>;
};

export type SessionOptions = {
  readonly limits: Limits;
  readonly clock?: Clock | undefined;
  readonly timeoutMs: number;
  readonly video: string | undefined;
  /** cm */
  readonly height: number;
};
