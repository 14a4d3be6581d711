import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyOfMessage, bodyOfRequest } from "./body.ts";
import type { Call } from "./exchange.ts";
import { defaultTenant, tenantHeader } from "./tenant.ts";

/** A request on a socket. `goOn` is called before its body is read, if it waits for that (Expect: 100-continue). */
export function callOfMessage(incoming: IncomingMessage, outgoing: ServerResponse, goOn?: () => void): Call {
  const { headers, method = "", url = "" } = incoming;
  return {
    tenant: (headers[tenantHeader] as string | undefined) ?? defaultTenant,
    method,
    path: pathOf(url),
    header: (name) => {
      const value = headers[name];
      return typeof value === "object" ? value.join(", ") : value;
    },
    body: bodyOfMessage(incoming, goOn),
    signal() {
      const gone = new AbortController();
      outgoing.once("close", () => gone.abort());
      if (outgoing.destroyed) gone.abort();
      return gone.signal;
    },
  };
}

/** A request of this process. */
export const callOfRequest = (request: Request): Call => ({
  tenant: request.headers.get(tenantHeader) ?? defaultTenant,
  method: request.method,
  path: new URL(request.url).pathname,
  header: (name) => request.headers.get(name) ?? undefined,
  body: bodyOfRequest(request, request.signal),
  signal: () => request.signal,
});

/** The path of a request target, without the query. */
export function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}
