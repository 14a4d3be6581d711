import { createRemoClient, type RemoClient, type RemoClientOptions } from "@remo-kit/client";
import { createMock, demoAccount, startMockServer } from "@remo-kit/mock-server";
import type { Target } from "./run.ts";
import { specProblems } from "./spec-check.ts";

export type Keys = { readonly email: string; readonly userKey: string; readonly apiKey: string };

/** A request that was answered, without its body. */
export type Exchange = {
  readonly status: number;
  readonly body: unknown;
  readonly problems: readonly string[];
};

/** An open target: clients for it, and every exchange that they had. */
export type OpenTarget = {
  /** The keys of an account; undefined where none are configured. */
  readonly keys: Keys | undefined;
  /** Clients with `keys`, or with what is given; `prefer` is sent as the header, which only a mock obeys. */
  client(options?: Partial<Keys> & { readonly prefer?: string }): RemoClient;
  /** Posts a body as it is to the operation. */
  post(body: string): Promise<Exchange>;
  /** Every exchange so far, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Requests that a mock has received, counted there; of another server, those that were sent from here. */
  requests(): number;
  close(): Promise<void>;
};

type Fetch = NonNullable<RemoClientOptions["fetch"]>;
type Connection = {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** Undefined where the server is not ours to ask. */
  received?(): number;
  close(): Promise<void>;
};

/** `path` is that of the operation; `credits` are what the account of a mock starts with. */
export async function openTarget(target: Target, path: string, credits = 100): Promise<OpenTarget> {
  const connection = await connect(target, credits);
  const keys = target.kind === "url" ? keysFromEnvironment() : demoAccount;
  const exchanges: Exchange[] = [];
  const recorded: Fetch = async (request) => {
    const response = await connection.fetch(request);
    exchanges.push(await toExchange(new URL(request.url).pathname, response.clone()));
    return response;
  };
  return {
    keys,
    exchanges,
    requests: () => connection.received?.() ?? exchanges.length,
    client: ({ prefer, ...own } = {}) =>
      createRemoClient({
        ...(keys ?? nobody),
        ...own,
        baseUrl: connection.baseUrl,
        fetch: (request) => {
          if (prefer !== undefined) request.headers.set("prefer", prefer);
          return recorded(request);
        },
      }),
    async post(body) {
      const headers = { "content-type": "application/json" };
      // N1, N4: neither sent twice nor carried to wherever a redirect points.
      const stream = body === "" ? null : new Blob([body]).stream();
      const init = {
        method: "POST",
        headers,
        body: stream,
        duplex: "half",
        redirect: "manual",
      } as RequestInit;
      await recorded(new Request(`${connection.baseUrl}${path}`, init));
      return exchanges.at(-1) as Exchange;
    },
    close: connection.close,
  };
}

/** Keys that were issued to nobody: what is sent with them cannot be charged to anyone. */
export const nobody: Keys = { email: "nobody@example.com", userKey: "none", apiKey: "none" };

async function connect(target: Target, credits: number): Promise<Connection> {
  const fetch: Fetch = (request) => globalThis.fetch(request);
  if (target.kind === "url") return { baseUrl: target.url, fetch, close: async () => {} };
  let requests = 0;
  const options = { accounts: [{ ...demoAccount, credits }], log: () => void requests++ };
  const received = () => requests;
  if (target.kind === "in-process") {
    const { fetch } = createMock(options);
    return { baseUrl: "https://api.remo.re.kr", fetch, received, close: async () => {} };
  }
  const server = await startMockServer({ port: 0, ...options });
  return { baseUrl: server.url, fetch, received, close: () => server.close(0) };
}

function keysFromEnvironment(): Keys | undefined {
  const { REMO_EMAIL: email, REMO_USER_KEY: userKey, REMO_API_KEY: apiKey } = process.env;
  return email && userKey && apiKey ? { email, userKey, apiKey } : undefined;
}

async function toExchange(path: string, response: Response): Promise<Exchange> {
  const { status } = response;
  const text = await response.text();
  const body = parse(text);
  return {
    status,
    body,
    problems: specProblems({ path, status, contentType: response.headers.get("content-type"), body }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
