// What stands before the API of a stand-in, or in its place: a page, a redirect, silence.

import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Front } from "./switches.ts";

export type Seen = {
  /** 1, 2 … */
  readonly number: number;
  readonly request: IncomingMessage;
  readonly bytes: number;
  readonly hasKeys: boolean;
  /** Refusals that it has given so far. */
  readonly refusals: number;
  /** Times of the last requests, in ms, this one included. */
  readonly times: number[];
};

type Page = { readonly status: number; readonly title: string; readonly headers?: Record<string, string> };

/** A page in place of an answer, or what else is done with the socket; undefined lets the request through. */
export type Stand =
  | Page
  | "reset"
  | "silent"
  | { readonly json: number; readonly headers?: Record<string, string>; readonly body?: object };

const soon = { "retry-after": "1" };

export function standIn(front: Front, seen: Seen): Stand | undefined {
  const { request, number } = seen;
  const { host = "" } = request.headers;
  const path = request.url ?? "";
  switch (front) {
    case "none":
      return undefined;
    case "404 page":
      return { status: 404, title: "404 Not Found" };
    case "410 page":
      return { status: 410, title: "410 Gone" };
    case "404 json":
      return { json: 404 };
    case "single page app":
      return { status: 200, title: "App" };
    case "login":
      return { status: 302, title: "Found", headers: { location: "https://login.example.com/sso?next=%2F" } };
    case "to https":
      return { status: 308, title: "308", headers: { location: `https://${host}${path}` } };
    case "slash":
      return path.endsWith("/")
        ? undefined
        : { status: 301, title: "301", headers: { location: `${path}/` } };
    case "firewall":
      return { status: 403, title: "Access Denied" };
    case "firewall after five refusals":
      return seen.refusals >= 5 ? { status: 403, title: "Access Denied" } : undefined;
    case "429":
      return isTooFast(seen) ? { status: 429, title: "429 Too Many Requests", headers: soon } : undefined;
    case "429 in json":
      return isTooFast(seen) ? { json: 429, headers: soon } : undefined;
    case "503 for a while":
      return number >= 6 && number <= 8
        ? { status: 503, title: "503 Unavailable", headers: soon }
        : undefined;
    case "maintenance":
      return { status: 503, title: "Maintenance", headers: { "retry-after": "3600" } };
    case "502 now and then":
      return createHash("md5").update(String(number)).digest().readUInt8() < 20
        ? { status: 502, title: "502 Bad Gateway" }
        : undefined;
    case "502 for keys":
      return seen.hasKeys ? { status: 502, title: "502 Bad Gateway" } : undefined;
    case "small bodies refused":
      return seen.bytes < 1024 ? { status: 400, title: "400 Bad Request" } : undefined;
    case "large bodies refused":
      return seen.bytes > 50_000 ? { status: 413, title: "413 Request Entity Too Large" } : undefined;
    case "large bodies refused in json":
      return seen.bytes > 50_000 ? { json: 413, body: { message: "Request Too Long" } } : undefined;
    case "framework":
      return { json: 400, body: { timestamp: 1767312000000, status: 400, error: "Bad Request", path } };
    case "maintenance in json":
      return { json: 200, body: { result: "maintenance" } };
    case "resets":
      return "reset";
    case "silent":
      return "silent";
  }
}

/** More than twelve in a second. */
const isTooFast = ({ times }: Seen): boolean => {
  const now = times.at(-1) ?? 0;
  return times.filter((time) => time > now - 1000).length > 12;
};

export function show(response: ServerResponse, stand: Exclude<Stand, string>): void {
  if ("json" in stand) {
    const body = stand.body ?? { state: false, credit: 0, message: "no such api", status: stand.json };
    response.writeHead(stand.json, { "content-type": "application/json", ...stand.headers });
    response.end(JSON.stringify(body));
    return;
  }
  const { status, title, headers } = stand;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", server: "nginx", ...headers });
  response.end(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`,
  );
}
