import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyOfMessage, bodyOfRequest } from "./body.ts";
import type { Call } from "./exchange.ts";

/** What carried a request here: a message on a socket, or a Request of this process. */
export type Env = {
  Bindings: {
    readonly incoming?: IncomingMessage;
    readonly outgoing?: ServerResponse;
    readonly request?: Request;
    /** What a `fetch` in this process rejects with, if there is no answer. */
    failure?: unknown;
  };
  Variables: { problem: string };
};

type Carried = Omit<Call, "tenant">;

/** Messages that wait for a `100 Continue` before they send their body. */
export const waiting = new WeakSet<IncomingMessage>();

export function callOfMessage({ incoming, outgoing }: Env["Bindings"]): Carried {
  const [message, answer] = [incoming as IncomingMessage, outgoing as ServerResponse];
  const { headers, method = "", url = "" } = message;
  return {
    method,
    path: pathOf(url),
    header: (name) => {
      const value = headers[name];
      return typeof value === "object" ? value.join(", ") : value;
    },
    body: bodyOfMessage(message, waiting.has(message) ? () => answer.writeContinue() : undefined),
    signal() {
      const gone = new AbortController();
      answer.once("close", () => gone.abort());
      if (answer.destroyed) gone.abort();
      return gone.signal;
    },
  };
}

export const callOfRequest = (request: Request): Carried => ({
  method: request.method,
  path: new URL(request.url).pathname,
  header: (name) => request.headers.get(name) ?? undefined,
  body: bodyOfRequest(request, request.signal),
  signal: () => request.signal,
});

const pathOf = (url: string): string => {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
};
