import { type Operation, operationList, type Profile } from "@remo-kit/openapi";
import type { CaseResult, Stop } from "./result.ts";

/** What a request was for, as far as something reads it; a case may have intents of its own. */
export type Intent =
  | "empty-body"
  | "not-json"
  | "not-an-object"
  | "no-fields"
  | `missing:${string}`
  | `empty:${string}`
  /** A whole request with keys that were never issued. */
  | "unknown-user"
  /** The same with a file that does not decode (A18). */
  | "unknown-user-bad-video"
  /** The same with the user under another name (A20). */
  | "unknown-user-as-id"
  /** An empty request to another path than the operation's, on purpose (A08). */
  | "sample-path"
  /** With the keys of an account from here on: each may be charged. */
  | "wrong-user-key"
  | "wrong-api-key"
  /** A file that does not decode, before anything was accepted, and after it (A04). */
  | "bad-video:before"
  | "bad-video:after"
  /** A new uuid with a first file; another uuid with that file; the first uuid with a second file (A13). */
  | "accept:first"
  | "accept:same-video"
  | "accept:same-uuid"
  /** A JPEG under a new uuid (A07). */
  | "accept:jpeg"
  /** A JPEG under a new uuid, in another form of base64 (A23). */
  | `encoding:${string}`
  | "out-of-credits"
  /** A scenario that a mock was asked for. */
  | `forced:${string}`
  /** A request that leaves a job, for what is then read of it. */
  | "submitted"
  /** A read of a uuid that was never sent, of another user's, of a job that is not finished, and of one that is. */
  | `read:${string}`
  | "generated";

/** Which keys a request carried; never the keys. `nobody`: never issued. `other`: of another account, where there is one. */
export type KeysUsed = "none" | "nobody" | "other" | "own" | "own, wrong UserKey" | "own, wrong APIKey";

/** How much of a request, or of an answer, went over the wire. */
export type Extent = "none" | "part" | "all";

/** What is kept of a request: no key, no e-mail address, no byte of a video. */
export type Sent = {
  readonly method: string;
  /** As `shownPath` shows it. */
  readonly path: string;
  readonly contentType: string | null;
  readonly keys: KeysUsed;
  /** Names of the fields, in their order; undefined if the body is no JSON object. */
  readonly fields: readonly string[] | undefined;
  readonly uuid: string | undefined;
  readonly bytes: number;
  /** The body, with `${REMO_EMAIL}`, `${REMO_USER_KEY}`, `${REMO_API_KEY}` and `${VIDEO}` in place of what is not kept. */
  readonly body?: string | undefined;
  readonly video: { readonly bytes: number; readonly sha256: string; readonly container: string } | undefined;
};

/** A whole answer; one of more than 1,000,000 bytes is not read to its end, and is none. Redacted when it is written. */
export type Received = {
  readonly status: number;
  readonly contentType: string | null;
  /** What its bytes are, where they are not what JSON has to be (UTF-8 without a byte order mark). */
  readonly encoding?: { readonly bom?: true; readonly charset?: string } | undefined;
  /** `location`, `server`, `retry-after` and the mock's own headers, if they were there. */
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
};

/** What the client made of an answer: a receipt of a submit, a result of a read, or the typed error that it threw. */
export type ClientOutcome = ClientGiven | ClientError;
export type ClientGiven = { readonly kind: "receipt" | "result"; readonly [field: string]: unknown };
export type ClientError = {
  readonly kind: "error";
  readonly name: string;
  readonly code: number | undefined;
  readonly httpStatus: number | undefined;
  readonly credit: number | undefined;
  /** Name of the refusal, and id of the operation, as the client has them; recordings of old have neither. */
  readonly reason?: string | undefined;
  readonly operation?: string | undefined;
};

/** One request of a run and what became of it. Plain JSON: a recording is a list of these. */
export type Exchange = {
  /** 1, 2 … in a run. */
  readonly id: number;
  readonly case: string;
  readonly intent: Intent;
  readonly operation: string;
  readonly sent: Sent;
  /** Of a mock: what its own log says of the request, and not who sent it; null if it says nothing. */
  readonly logged?: { readonly method: string; readonly path: string } | null | undefined;
  /** How much of the request was sent, and how much of an answer came: known from the moment it begins. */
  readonly requestSent: Extent;
  readonly answerReceived: Extent;
  readonly received: Received | undefined;
  /** Of an answer that broke off: what had come of it. */
  readonly partial?: { readonly status: number; readonly bytes: number } | undefined;
  /** Why there was no whole answer: the code or the name of the error, or a sentence that says what is known. */
  readonly failure: string | undefined;
  /** What the client made of it; undefined if the request was not sent by the client. */
  readonly client: ClientOutcome | undefined;
  /** Requests that went over the wire for it: 1, or something is wrong (N1); 0 if nothing was sent. */
  readonly requests: number;
  /** ms from the first byte sent to the last byte received. */
  readonly ms: number;
  /** When it began, ISO 8601. */
  readonly time: string;
};

/** Everything that a run kept, as it is written by `--record` and read by `--replay`. */
export type Recording = {
  readonly format: "remo-contract-recording-1";
  /** ISO 8601. */
  readonly date: string;
  /** Name of the target: an origin, or the kind of mock. */
  readonly target: string;
  /** SHA-256 of the bundled spec that the run was made with. */
  readonly spec: string;
  /** The profile of a mock; undefined on a remote server. */
  readonly profile: Profile | undefined;
  readonly exchanges: readonly Exchange[];
  /** What the run was asked for and why it ended early; recordings of old have neither this nor the results. */
  readonly run?: RunFacts | undefined;
  /** How each case ended: of one whose requests were generated, or that did not run, no exchange says it. */
  readonly results?: readonly CaseResult[] | undefined;
};

export type RunFacts = {
  readonly seed: number;
  readonly complete: boolean;
  /** Credits; undefined where nothing is charged. */
  readonly allowed?: number | undefined;
  readonly planned: number;
  readonly stop?: Stop | undefined;
};

const bySlug = new Map(operationList.map((operation) => [operation.slug, operation]));

/** The operation of an exchange; undefined if the spec has none of that slug any more. */
export const operationOfSlug = (slug: string): Operation | undefined => bySlug.get(slug);

/** Whether it was sent to another path than its operation's on purpose: it says nothing of the operation. */
export const isElsewhere = ({ intent }: Pick<Exchange, "intent">): boolean => intent === "sample-path";

/** Whether it names the account of the run, with its own keys or with one that is wrong. */
export const carriesKeys = ({ sent }: Pick<Exchange, "sent">): boolean => sent.keys.startsWith("own");

/** Whether the account may have been charged for it: what did not leave this machine costs nothing. */
export const mayCost = (exchange: Pick<Exchange, "sent" | "operation" | "requestSent">): boolean =>
  carriesKeys(exchange) &&
  exchange.requestSent !== "none" &&
  operationOfSlug(exchange.operation)?.mayBeCharged !== false;
