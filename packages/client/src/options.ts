import { isLoopback } from "@remo-kit/common/loopback";
import { RemoConfigError } from "./errors.ts";
import type { LogEvent } from "./request/log-event.ts";
import { texts } from "./texts.ts";
import { resolveHeaders } from "./transports/headers.ts";

/** Sends a request: `globalThis.fetch`, or anything that answers as it does, such as `mock.fetch`. */
export type Fetch = (request: Request) => Promise<Response>;

/** Time limits in ms, each greater than 0; `Number.POSITIVE_INFINITY` is none. */
export type Timeout = {
  /** Until the connection is there, TLS included. Default: 10,000. Where the platform does not report it, part of `idle`. */
  readonly connect?: number | undefined;
  /** Without progress while the body is sent. Default: 30,000. */
  readonly idle?: number | undefined;
  /** From the last byte of the body to the last byte of the answer. Default: 180,000 (E09). */
  readonly answer?: number | undefined;
  /** The whole call, retries and pauses included. Default: none. */
  readonly total?: number | undefined;
};

/** When a call may send its request again. */
export type Retry = {
  /** Requests a call may make, 1 to 10. Default: 3. */
  readonly attempts?: number | undefined;
  /**
   * Whether a request may be sent again although bytes of it may have arrived. Default: only that of an operation which
   * costs nothing, because a repeated uuid may be charged again (A13).
   */
  readonly resend?: boolean | undefined;
  /** The first pause in ms, 0 or more; each further one is twice as long. Default: 500. */
  readonly firstPause?: number | undefined;
  /** The longest pause in ms, 0 or more. Default: 8,000. */
  readonly longestPause?: number | undefined;
};

/** How far a call with a video is. */
export type Progress = {
  /** connect: no byte sent yet; upload: sending; answer: all sent, waiting for the answer. */
  readonly phase: "connect" | "upload" | "answer";
  /** Bytes of the body that left, as the platform reports them. */
  readonly bytesSent: number;
  /** Bytes of the whole body; about 4/3 of the video. */
  readonly bytesTotal: number;
  /** Bytes of the video that left with them. */
  readonly videoBytesSent: number;
  /** bytesSent / bytesTotal, 0 to 1. */
  readonly ratio: number;
  /** Since the upload began; 0 before the first byte. */
  readonly bytesPerSecond: number;
};

/** Options of a client and of each of its calls; a call's own value counts. */
export type CallOptions = {
  readonly timeout?: Timeout | undefined;
  readonly retry?: Retry | undefined;
  /** Called at each change of phase, at the first bytes, and then at most ten times a second. What it throws is ignored. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

export type RemoClientOptions = CallOptions & {
  /** E-mail address of the user (F03). Required. */
  readonly email: string;
  /** User key that was issued (F04). Required. */
  readonly userKey: string;
  /** API key that was issued (F05). Required. */
  readonly apiKey: string;
  /** Origin of the API, `https:`, or `http:` on this machine. Default: `https://api.remo.re.kr` (E01). */
  readonly baseUrl?: string | undefined;
  /** Whether `baseUrl` may be `http:` on another machine, with keys and video in clear text (A11). Default: false. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** Default: the platform's own way, which knows connection and progress; a fetch does not report them. */
  readonly fetch?: Fetch | undefined;
  /**
   * An agent of Node's HTTP client, for a proxy, a certificate authority or a client certificate. Default: Node's own, as
   * the program and its environment configure it. Each call has a connection of its own, which no agent keeps.
   */
  readonly agent?: object | undefined;
  /** Sent with each request beside the client's own, such as `user-agent`, or in their place. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Called with what each call does; what it throws is ignored. Default: nothing is logged. */
  readonly logger?: ((event: LogEvent) => void) | undefined;
  /**
   * Where the docs are that `docsUrl` of an error points to, in one language. Default: those of the mock, `…/docs/en`,
   * if `baseUrl` is on this machine; else none, and errors have no `docsUrl`.
   */
  readonly docs?: string | undefined;
};

type Complete<Options> = { readonly [Name in keyof Options]-?: NonNullable<Options[Name]> };

export type ResolvedCall = {
  readonly timeout: Complete<Timeout>;
  readonly retry: Complete<Retry>;
  readonly onProgress: ((progress: Progress) => void) | undefined;
};

export type ResolvedOptions = {
  readonly keys: { readonly email: string; readonly userKey: string; readonly apiKey: string };
  readonly baseUrl: string;
  readonly fetch: Fetch | undefined;
  readonly agent: object | undefined;
  readonly headers: { readonly [name: string]: string };
  readonly logger: (event: LogEvent) => void;
  readonly docs: string | undefined;
  readonly call: ResolvedCall;
};

/** What holds where nothing is said. Times in ms. */
export const defaults = {
  baseUrl: "https://api.remo.re.kr",
  timeout: { connect: 10_000, idle: 30_000, answer: 180_000, total: Number.POSITIVE_INFINITY },
  retry: { attempts: 3, resend: false, firstPause: 500, longestPause: 8_000 },
} as const;

/** @throws RemoConfigError naming the option that is missing or cannot be used. */
export function resolveOptions(options: RemoClientOptions): ResolvedOptions {
  for (const name of ["email", "userKey", "apiKey"] as const) {
    const value: unknown = options?.[name];
    check(
      name,
      "the non-empty string that the vendor issued",
      typeof value === "string" && value.trim() !== "",
      value,
    );
  }
  const { email, userKey, apiKey, fetch, agent, logger } = options;
  const isAgent = typeof Object(agent).addRequest === "function" && !fetch;
  check(
    "agent",
    "an agent of node:http or node:https, without a `fetch` beside it",
    agent === undefined || isAgent,
    agent,
  );
  return {
    keys: { email, userKey, apiKey },
    baseUrl: resolveBaseUrl(options.baseUrl ?? defaults.baseUrl, options.allowInsecureHttp === true),
    fetch,
    agent,
    headers: resolveHeaders(options.headers ?? {}),
    logger: logger ?? (() => {}),
    docs: options.docs,
    call: resolveCall(options, { ...defaults, onProgress: undefined }),
  };
}

/** The options of a call over those of its client. @throws RemoConfigError */
export function resolveCall(options: CallOptions, base: ResolvedCall): ResolvedCall {
  const timeout = { ...base.timeout, ...given(options.timeout) };
  const retry = { ...base.retry, ...given(options.retry) };
  for (const [name, ms] of Object.entries(timeout))
    check(`timeout.${name}`, "a number of ms greater than 0", ms > 0, ms);
  const { attempts, firstPause, longestPause } = retry;
  check(
    "retry.attempts",
    "a whole number from 1 to 10",
    Number.isInteger(attempts) && attempts >= 1 && attempts <= 10,
    attempts,
  );
  for (const [name, ms] of Object.entries({ firstPause, longestPause }))
    check(`retry.${name}`, "a number of ms", ms >= 0, ms);
  return { timeout, retry, onProgress: options.onProgress ?? base.onProgress };
}

function check(name: string, allowed: string, holds: boolean, value: unknown): void {
  if (!holds) throw new RemoConfigError(texts.option(name, allowed, value));
}

/** An option that is there and undefined is not given. */
function given<Options extends object>(options: Options | undefined): Complete<Options> {
  return Object.fromEntries(
    Object.entries(options ?? {}).filter(([, value]) => value !== undefined),
  ) as Complete<Options>;
}

function resolveBaseUrl(baseUrl: string, allowInsecureHttp: boolean): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const plain =
    url && !url.username && !url.password && !url.search && !url.hash && /^https?:$/.test(url.protocol);
  if (!plain)
    throw new RemoConfigError(
      texts.option("baseUrl", "an http(s) URL without credentials, query or fragment", baseUrl),
    );
  if (url.protocol === "http:" && !isLoopback(url.hostname) && !allowInsecureHttp)
    throw new RemoConfigError(texts.insecure(url.origin));
  return url.origin + url.pathname.replace(/\/+$/, "");
}
