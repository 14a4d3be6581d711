import type { Profile } from "@remo-kit/openapi";
import type { Exchange, Intent, KeysUsed } from "./exchange.ts";

export type Keys = { readonly email: string; readonly userKey: string; readonly apiKey: string };

/** Keys that were issued to nobody: what is sent with them cannot be charged to anyone. */
export const nobody: Keys = { email: "nobody@example.com", userKey: "none", apiKey: "none" };

/** What a run is made against. */
export type Target =
  | { readonly kind: "in-process" | "socket"; readonly name: string; readonly profile: Profile }
  | { readonly kind: "url"; readonly name: string; readonly url: string; readonly keys: Keys | undefined };

/** What may be sent in one run, so that a mistake cannot become a load on somebody's server. */
export type Limits = {
  /** Requests in all. */
  readonly requests: number;
  /** Bytes of all bodies together. */
  readonly bytes: number;
  /** Requests a second. */
  readonly rate: number;
};

export type Sending = {
  /** Default: `own` if the target has keys, else `nobody`. */
  readonly keys?: KeysUsed;
  /** Default: a new one. */
  readonly uuid?: string;
  /** Default: the video of the run. `second` is another one of the same length. */
  readonly video?: "first" | "second" | Uint8Array;
  /** The `Prefer` header, which only a mock obeys. */
  readonly prefer?: string;
};

/** An open target. Every method sends one request and gives the exchange that was recorded of it; none throws for an answer. */
export type Session = {
  readonly target: Target;
  /** Whether there are keys of an account. */
  readonly hasKeys: boolean;
  readonly exchanges: readonly Exchange[];
  /** Sends through the client. */
  call(intent: Intent, sending?: Sending): Promise<Exchange>;
  /**
   * Posts a body as it is. `fields` is a whole request, of which each changes or, if undefined, takes away one; text is
   * sent as it is.
   */
  post(
    intent: Intent,
    body: string | { readonly [field: string]: unknown },
    sending?: Pick<Sending, "keys" | "prefer"> & { readonly path?: string },
  ): Promise<Exchange>;
  /** Another target of the same kind, whose account starts with `credits`; only a mock has one. Recorded with this one. */
  another(credits: number): Promise<Session>;
  close(): Promise<void>;
};

export type SessionOptions = {
  readonly limits: Limits;
  /** ms until an answer. */
  readonly timeoutMs: number;
  /** Path of a video file; the sample of the kit otherwise. */
  readonly video: string | undefined;
  /** cm */
  readonly height: number;
  /** Credits that the account of a mock starts with. Default: 1000. */
  readonly credits?: number;
};
