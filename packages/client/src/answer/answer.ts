import type { Operation } from "@remo-kit/openapi";
import type { CallContext, Sent } from "../error-data.ts";

/** What came back over the wire. */
export type HttpAnswer = {
  readonly httpStatus: number;
  /** Decoded, at most `longestAnswer` characters. */
  readonly text: string;
  /** By their names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** What ended the answer before its end; `text` has what came before. */
  readonly brokenOff?: unknown;
  /** Where a browser was led by a redirect that it followed by itself. */
  readonly finalUrl?: string | undefined;
};

/** Longest answer that is read, in characters; the API's have some hundred. */
export const longestAnswer = 1 << 20;

/** The HTTP status of a redirect of which a browser shows no more. */
export const hiddenRedirect = 0;

export type JsonObject = { readonly [name: string]: unknown };

/** What a success is read for: the uuid that was sent, and what to do with texts and with what is odd. */
export type About = {
  readonly uuid: string;
  readonly redact: (text: string) => string;
  /** How much faster than a real one the server's clock goes. */
  readonly scale: number;
  /** Notes what is not as it is documented. */
  readonly warn: (warning: string) => void;
  /** What a success says at last. */
  readonly warnings: readonly string[];
};

/** How an operation reads its success; undefined for a body that is none. `accepted`: it says of itself that it is one. */
export type Reader<Result> = (body: JsonObject, about: About, accepted: boolean) => Result | undefined;

export const isSuccessful = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus < 300;

/** Takes keys and e-mail address out of what others wrote. */
export type Redaction = {
  text(text: string): string;
  /** Of a text that may have been cut off: what it ends with, if one of them begins so. */
  end(text: string): string;
  /** The error itself if there is none of them in it. */
  cause(cause: unknown): unknown;
};

/** What an error is made with. */
export type FailureContext = CallContext & {
  readonly operation: Operation;
  /** Where the docs are, if that is known. */
  readonly docs: string | undefined;
  readonly redaction: Redaction;
  /** What was sent until now, in this attempt. */
  readonly sent: Sent;
};
