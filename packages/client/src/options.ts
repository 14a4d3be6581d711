import { isLoopback } from "@remo-kit/common/loopback";
import { check, type Rules } from "./check.ts";
import { RemoConfigError } from "./errors.ts";
import { clientRules } from "./option-rules.ts";
import type { LogEvent } from "./request/log-event.ts";
import type { CallStore } from "./store/call-store.ts";
import * as texts from "./texts.ts";
import { resolveHeaders } from "./transports/headers.ts";

/** Sends a request: `globalThis.fetch`, or anything that answers as it does, such as `mock.fetch`. */
export type Fetch = (request: Request) => Promise<Response>;

/** Time limits in ms, each greater than 0; `Number.POSITIVE_INFINITY` is none. */
export type Timeout = {
  /** Until the connection is there, TLS included. Default: 10,000. Where the platform does not report it, part of `idle`. */
  readonly connect?: number | undefined;
  /** Without progress while the body is sent. Default: 30,000. */
  readonly idle?: number | undefined;
  /** From the last byte of the body to the last byte of the answer. Default: 180,000. */
  readonly answer?: number | undefined; // E09
  /** The whole call, retries and pauses included; of a job that waits, each of its calls. Default: none. */
  readonly total?: number | undefined;
  /** Of a job that waits: from its first question until all is read. Default: 600,000. */
  readonly result?: number | undefined;
};

/** When a call may send its request again. */
export type Retry = {
  /** Requests a call may make, 1 to 10. Default: 3. */
  readonly attempts?: number | undefined;
  /**
   * Whether a request may be sent again although bytes of it may have arrived. Default: only that of an operation which
   * costs nothing, because a repeated uuid may be charged again. What is sent again when: README, "Retries".
   */
  readonly resend?: boolean | undefined; // A13
  /** The first pause in ms, 0 or more; each further one is twice as long. Default: 500. */
  readonly firstPause?: number | undefined;
  /** The longest pause in ms, 0 or more. Default: 8,000. */
  readonly longestPause?: number | undefined;
};

/** When a wait asks again, in ms, each greater than 0; in between, more each time. */
export type Poll = {
  /** The shortest pause between two questions. Default: 2,000. */
  readonly first?: number | undefined;
  /** The longest pause. Default: 15,000. */
  readonly longest?: number | undefined;
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
  /** Time limits in ms: for the connection, a standstill, the answer, all of it. A call's own replace those of the client one by one. */
  readonly timeout?: Timeout | undefined;
  /** How often a request is sent again, and after which pauses. By default only what cannot have arrived, 3 attempts in all. */
  readonly retry?: Retry | undefined;
  /** How often a job that waits asks whether the result is there. */
  readonly poll?: Poll | undefined;
  /** Called at each change of phase, at the first bytes, and then at most ten times a second. What it throws is ignored. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** What `createRemoClient` takes: the three keys are required. All of them with their defaults: README, "Options". */
export type RemoClientOptions = CallOptions & {
  /** E-mail address of the user. Required. */
  readonly email: string; // F03
  /** User key that the vendor issued. Required. */
  readonly userKey: string; // F04
  /** API key that the vendor issued. Required. */
  readonly apiKey: string; // F05
  /** Origin of the API, `https:`, or `http:` on this machine. Default: `https://api.remo.re.kr`. */
  readonly baseUrl?: string | undefined; // E01
  /** Whether `baseUrl` may be `http:` on another machine, with keys and video in clear text. Default: false. */
  readonly allowInsecureHttp?: boolean | undefined; // A11
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
   * Keeps what becomes of calls that may be charged; one whose uuid may have been charged before is then not sent.
   * `memoryStore()`, `fileStore(path)` of @remo-kit/client/node, or your own. Default: nothing is kept.
   */
  readonly store?: CallStore | undefined;
  /**
   * Where the docs are that `docsUrl` of an error points to, in one language. Default: those of the mock, `…/docs/en`,
   * if `baseUrl` is on this machine; else none, and errors have no `docsUrl`.
   */
  readonly docs?: string | undefined;
  /**
   * Whether to go by the clock of a mock, which its answers tell: where that goes faster, so do waits, and `readyAt` is
   * sooner. Default: false; what an answer tells of a clock is then ignored.
   */
  readonly mockClock?: boolean | undefined;
};

/** Options of a client that only reads. */
export type RemoReaderOptions = Omit<RemoClientOptions, "userKey" | "apiKey" | "store">;

type Complete<Options> = { readonly [Name in keyof Options]-?: NonNullable<Options[Name]> };

export type ResolvedCall = {
  readonly timeout: Complete<Timeout>;
  readonly retry: Complete<Retry>;
  readonly poll: Complete<Poll>;
  readonly onProgress: ((progress: Progress) => void) | undefined;
};

type Plain = Pick<RemoClientOptions, "fetch" | "agent" | "store" | "docs">;

export type ResolvedOptions = Plain &
  Complete<Pick<RemoClientOptions, "baseUrl" | "headers" | "logger" | "mockClock">> & {
    readonly keys: Pick<RemoClientOptions, "email" | "userKey" | "apiKey">;
    readonly call: ResolvedCall;
  };

/** What holds where nothing is said. Times in ms. */
export const defaults = {
  baseUrl: "https://api.remo.re.kr",
  timeout: {
    connect: 10_000,
    idle: 30_000,
    answer: 180_000,
    total: Number.POSITIVE_INFINITY,
    result: 600_000,
  },
  retry: { attempts: 3, resend: false, firstPause: 500, longestPause: 8_000 },
  poll: { first: 2_000, longest: 15_000 },
} as const;

/** @throws RemoConfigError naming the option that is missing, unknown or cannot be used. */
export function resolveOptions(
  options: RemoReaderOptions & Partial<RemoClientOptions>,
  rules: Rules = clientRules,
): ResolvedOptions {
  check(options, rules, RemoConfigError);
  const { email, userKey = "", apiKey = "", fetch, agent, headers = {}, logger, store, docs } = options;
  if (agent && fetch) throw new RemoConfigError(texts.agentBesideFetch);
  return {
    keys: { email, userKey, apiKey },
    baseUrl: resolveBaseUrl(options.baseUrl ?? defaults.baseUrl, options.allowInsecureHttp === true),
    fetch,
    agent,
    headers: resolveHeaders(headers),
    logger: logger ?? (() => {}),
    store,
    docs,
    mockClock: options.mockClock === true,
    call: resolveCall(options, { ...defaults, onProgress: undefined }),
  };
}

/** The options of a call over those of its client; both were checked. */
export const resolveCall = (options: CallOptions, base: ResolvedCall): ResolvedCall => ({
  timeout: { ...base.timeout, ...given(options.timeout) },
  retry: { ...base.retry, ...given(options.retry) },
  poll: { ...base.poll, ...given(options.poll) },
  onProgress: options.onProgress ?? base.onProgress,
});

/** An option that is there and undefined is not given. */
function given<Options extends object>(options: Options | undefined): Complete<Options> {
  return Object.fromEntries(
    Object.entries(options ?? {}).filter(([, value]) => value !== undefined),
  ) as Complete<Options>;
}

function resolveBaseUrl(baseUrl: string, allowInsecureHttp: boolean): string {
  const { protocol, hostname, origin, pathname } = new URL(baseUrl);
  if (protocol === "http:" && !isLoopback(hostname) && !allowInsecureHttp)
    throw new RemoConfigError(texts.insecure(origin));
  return origin + pathname.replace(/\/+$/, "");
}
