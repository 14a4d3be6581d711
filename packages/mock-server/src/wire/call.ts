import type { IncomingMessage, ServerResponse } from "node:http";
import { defaultTenant, tenantHeader } from "../tenant.ts";
import { type Body, bodyOfMessage, bodyOfRequest } from "./body.ts";

/** A request as the operations see it, whatever carried it here. */
export type Call = {
  readonly tenant: string;
  readonly method: string;
  readonly path: string;
  /** By its lower-case name. */
  header(name: string): string | undefined;
  readonly body: Body;
  /** The same address on https, as the live server redirects to it (E01). */
  secureAddress(): string;
  /** Aborts when the caller is gone. */
  signal(): AbortSignal;
};

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
    secureAddress: () => `https://${(headers.host ?? "localhost").replace(/:\d+$/, "")}${originForm(url)}`,
    signal: () => untilGone(incoming, outgoing),
  };
}

/** A request of this process. */
export const callOfRequest = (request: Request): Call => ({
  tenant: request.headers.get(tenantHeader) ?? defaultTenant,
  method: request.method,
  path: new URL(request.url).pathname,
  header: (name) => request.headers.get(name) ?? undefined,
  body: bodyOfRequest(request, request.signal),
  secureAddress() {
    const { hostname, pathname, search } = new URL(request.url);
    return `https://${hostname}${pathname}${search}`;
  },
  signal: () => request.signal,
});

/** Aborts when the connection closes: for one that still waits for its turn on it there is no other sign. */
function untilGone({ socket }: IncomingMessage, outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const abort = () => gone.abort();
  socket.once("close", abort);
  outgoing.once("close", () => socket.off("close", abort));
  if (socket.destroyed) abort();
  return gone.signal;
}

/** A request target without the origin that a client puts before it when it takes the mock for a proxy. */
const originForm = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/i, "") || "/";

/** The path of a request target, without the query. */
export function pathOf(url: string): string {
  const target = url.startsWith("/") ? url : originForm(url);
  const query = target.indexOf("?");
  return query < 0 ? target : target.slice(0, query);
}
