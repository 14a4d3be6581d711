import type { IncomingHttpHeaders } from "node:http";
import type { Received } from "../model/exchange.ts";

/** One request as it went over the wire, and what came back. Its body is not kept. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | null;
  bytes: number;
  received?: Received;
  /** Why nothing came back: the code or the name of the error. */
  failure?: string;
};

/** The way of every request of a run: nothing gets past it, and each one is counted. */
export type Wire = {
  readonly baseUrl: string;
  /** How, if not in the platform's own way. */
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
};

/** Characters that an answer may have; one of the API has some hundred, and a larger one is not read to its end. */
export const longest = 1_000_000;

const shownHeaders = /^(location|server|retry-after|x-remo-mock-.*)$/;

export const received = (status: number, headers: IncomingHttpHeaders, text: string): Received => ({
  status,
  contentType: headers["content-type"] ?? null,
  headers: Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      shownHeaders.test(name) ? [[name, String(value)]] : [],
    ),
  ),
  text: text.slice(0, longest),
});
