import { RemoConfigError } from "./errors.ts";

/** Sends a request: `globalThis.fetch`, or anything that answers as it does, such as `mock.fetch`. */
export type Fetch = (request: Request) => Promise<Response>;

export type RemoClientOptions = {
  /** E-mail address of the user (F03). Required. */
  readonly email: string;
  /** User key that was issued (F04). Required. */
  readonly userKey: string;
  /** API key that was issued (F05). Required. */
  readonly apiKey: string;
  /** Origin of the API, `http:` or `https:`. Default: `https://api.remo.re.kr` (E01). */
  readonly baseUrl?: string | undefined;
  /** Default: the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
};

export type ResolvedOptions = {
  readonly email: string;
  readonly userKey: string;
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly fetch: Fetch;
};

export const defaults = {
  baseUrl: "https://api.remo.re.kr",
} as const;

/** @throws RemoConfigError naming the option that is missing or cannot be used. */
export function resolveOptions(options: RemoClientOptions): ResolvedOptions {
  for (const name of ["email", "userKey", "apiKey"] as const) {
    const value: unknown = options[name];
    if (typeof value !== "string" || value === "") {
      throw new RemoConfigError(
        `Option \`${name}\` must be a non-empty string; received ${value === "" ? "an empty string" : typeof value}.` +
          " Pass the value that the vendor issued, for instance from an environment variable.",
      );
    }
  }
  const { email, userKey, apiKey } = options;
  return {
    email,
    userKey,
    apiKey,
    baseUrl: resolveBaseUrl(options.baseUrl ?? defaults.baseUrl),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
  };
}

function resolveBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new RemoConfigError(
      `Option \`baseUrl\` must be an http(s) URL such as ${defaults.baseUrl}; received ${JSON.stringify(baseUrl)}.`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new RemoConfigError(
      "Option `baseUrl` must have no credentials, query or fragment: the API takes its keys in the body (F02).",
    );
  }
  return url.href.replace(/\/$/, "");
}
