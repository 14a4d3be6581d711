// One table of everything that a server can do to a client; that is why this file is long.

import { setTimeout as pause } from "node:timers/promises";
import { openApiDocument, responseContent } from "@remo-kit/openapi";
import type { Moment, ServerAction } from "./hostile-server.ts";
import { answer, head, html, json, page, python, receipt, uuid } from "./http-text.ts";

/** What a server does, what a call to it ends with (the name and the code of an error), and when it does it. */
export type Row = readonly [what: string, act: ServerAction, ending: RegExp, moment?: Moment];

export const accepted = JSON.stringify(receipt);
const [aReceipt, gateway, protocol, network] = [
  /^receipt$/,
  /^RemoGatewayError$/,
  /^RemoProtocolError$/,
  /^RemoNetworkError$/,
];

export const text =
  (what: string): ServerAction =>
  (socket) =>
    void socket.end(what);
const echo =
  (status: string, body: (request: string) => string): ServerAction =>
  (socket, request) =>
    void socket.end(answer(status, body(request), "content-type: text/plain"));

const statuses = [
  "502 Bad Gateway",
  "504 Gateway Timeout",
  "413 Content Too Large",
  "404 Not Found",
  "421 Misdirected",
];
const refusal = (message: string) => JSON.stringify({ state: false, status: 412, message });

const gateways: readonly Row[] = [
  ...statuses.map((status): Row => [`a page with ${status}`, text(html(status)), gateway]),
  ["a page with 200", text(html("200 OK")), protocol],
  ["an empty 200", text(answer("200 OK", "")), protocol],
  ["an empty 502", text(answer("502 Bad", "")), gateway],
  ["a 204", text(head("204 No Content")), protocol],
  ["a 304", text(head("304 Not Modified")), gateway],
  ["a page that repeats the request", echo("502 Bad", (all) => page + all), gateway],
  ["a 200 that repeats the request", echo("200 OK", (all) => all), protocol],
  ["a URL that repeats the request", echo("400 Bad", encodeURIComponent), gateway],
  ["base64 that repeats the request", echo("400 Bad", (all) => Buffer.from(all).toString("base64")), gateway],
  ["lines that repeat the request", echo("400 Bad", (all) => all.replace(/.{76}/g, "$&\r\n")), gateway],
  ["a refusal that repeats the request", echo("412 Bad", refusal), /^RemoApiError 412$/],
];

const post = openApiDocument.paths["/api/analysis-soccer"]?.post;
const examples = ([200, 413, 515] as const).flatMap((status) =>
  Object.entries((post && responseContent(post, status)["application/json"]?.examples) ?? {}).map(
    ([name, { value }]): Row => [
      `the page's own ${name} in the notation of the page`,
      text(json(`${status} X`, python(value as object))),
      status === 200 ? protocol : gateway,
    ],
  ),
);

const chunked = head("200 OK", "transfer-encoding: chunked");
const noUtf8 = Buffer.concat([Buffer.from(head("200 OK")), Buffer.alloc(99, 0xff)]);

const bodies: readonly Row[] = [
  ...examples,
  ...[1, 20, accepted.length - 1].map(
    (length): Row => [
      `${length} characters of a receipt`,
      text(json("200 OK", accepted.slice(0, length))),
      protocol,
    ],
  ),
  ["a receipt that is announced longer", text(head("200 OK", "content-length: 999") + accepted), aReceipt],
  [
    "a receipt that is announced shorter",
    text(head("200 OK", "content-length: 20") + accepted),
    /^Remo(Protocol|Network)Error$/,
  ],
  ["a length of -1", text(head("200 OK", "content-length: -1") + accepted), network],
  ["two lengths", text(head("200 OK", "content-length: 3", "content-length: 9") + accepted), network],
  ["a chunk whose size is none", text(`${chunked}zz\r\n${accepted}`), network],
  ["chunks without an end", text(`${chunked}5\r\n{"sta\r\n`), network],
  ["a receipt of unknown length", text(head("200 OK") + accepted), aReceipt],
  ["a receipt as HTML", text(html("200 OK", accepted)), aReceipt],
  ["bytes that are no UTF-8", (socket) => void socket.end(noUtf8), protocol],
  [
    "a receipt for another uuid",
    text(json("200 OK", { ...receipt, uuid: uuid.replace("c", "d") })),
    aReceipt,
  ],
];

/** Each field in each type that it must not be of: what was paid for is not lost over it. */
const types: readonly Row[] = Object.keys(receipt).flatMap((field) =>
  ["two", 2, -1, 1.5, null, [], {}, true].map((value): Row => {
    const what = `a receipt with ${field} ${JSON.stringify(value)}`;
    return [what, text(json("200 OK", { ...receipt, [field]: value })), aReceipt];
  }),
);

const refusals: readonly Row[] = [
  ["a refusal without state", text(json("421 X", { status: 421, message: "" })), gateway],
  ['a state of "false"', text(json("421 X", { state: "false", status: 421 })), /^RemoApiError 421$/],
  ...[2, "1", null, [], -1].map(
    (state): Row => [
      `a state of ${JSON.stringify(state)}`,
      text(json("421 X", { state, status: 421 })),
      protocol,
    ],
  ),
  ["a code in an object", text(json("200 OK", { state: 0, status: { code: 421 } })), protocol],
  ["a code that is long", text(json("200 OK", { state: 0, status: 421_421 })), protocol],
  ["a code in the status line alone", text(json("421 X", { state: 0 })), /^RemoApiError 421$/],
  ["two codes", text(json("500 X", { state: 0, status: 420, status_code: 421 })), /^RemoApiError 420$/],
  ["a code that is not documented", text(json("599 X", { state: 0, status: 599 })), /^RemoApiError 599$/],
  ["a success with 421", text(json("421 X", receipt)), protocol],
  ["names of a prototype", text(json("200 OK", '{"__proto__":{"state":1},"constructor":1}')), protocol],
];

const manyHeaders = Array.from({ length: 1500 }, (_, at) => `x${at}: 1`);
const keysAway: ServerAction = (socket, all) =>
  void socket.end(answer("302 X", "", `location: /?${encodeURIComponent(all.slice(-9000))}`));

const wire: readonly Row[] = [
  ...[301, 302, 303, 307, 308].map(
    (status): Row => [
      `a ${status} to itself`,
      text(answer(`${status} X`, accepted, "location: /api/analysis-soccer")),
      gateway,
    ],
  ),
  ["a redirect with the request in it", keysAway, gateway],
  [
    "a thousand of 103 before a receipt",
    text(head("103 Early").repeat(1000) + json("200 OK", accepted)),
    aReceipt,
  ],
  // Node's fetch knows no 100 that it has not asked for.
  [
    "a 100 before a receipt",
    text(head("100 Continue") + json("200 OK", accepted)),
    /^(receipt|RemoNetworkError)$/,
  ],
  ["a 102 before a receipt", text(head("102 Processing") + json("200 OK", accepted)), aReceipt],
  ["a 101", text(head("101 Switching Protocols", "upgrade: ws", "connection: upgrade")), network],
  ["1500 headers", text(answer("200 OK", accepted, ...manyHeaders)), aReceipt],
  ["a header of 100 kB", text(answer("200 OK", accepted, `x: ${"a".repeat(100_000)}`)), network],
  ["a status of 999", text(json("999 X", accepted)), /^Remo(Protocol|Network)Error$/],
  ["a status of 42", text(json("42 X", accepted)), network],
  ["another protocol", text("SSH-2.0-OpenSSH_9.6\r\n"), network],
  ["zeros", (socket) => void socket.end(Buffer.alloc(1000)), network],
  ["an end without an answer", (socket) => void socket.end(), network],
];

const reset: ServerAction = (socket) => void socket.resetAndDestroy();
const resetAfter =
  (what: string): ServerAction =>
  (socket) =>
    void socket.write(what, () => setTimeout(() => socket.resetAndDestroy(), 20));
/** The first characters at once, each further one after a while. */
export const dribble =
  (what: string, begin = 0): ServerAction =>
  async (socket) => {
    socket.write(what.slice(0, begin));
    for (const char of what.slice(begin)) {
      await pause(100);
      if (socket.destroyed) return;
      socket.write(char);
    }
  };

const cut = head("200 OK", "content-length: 99") + accepted.slice(0, 30);
const timeout = /^RemoTimeoutError$/;

const times: readonly Row[] = [
  ["a reset at once", reset, network, "connected"],
  ["a reset after the head", reset, network, "head"],
  ["a reset within the body", reset, network, "half"],
  ["a reset after the body", reset, network],
  ["a reset within the head of the answer", resetAfter("HTTP/1.1 200 OK\r\ncontent-"), network],
  ["a reset within the answer", resetAfter(cut), network],
  ["a page before the body, and a reset", resetAfter(html("413 X")), /^Remo(Gateway|Network)Error$/, "head"],
  ["no answer", () => {}, timeout],
  ["a head that comes by the character", dribble(head("200 OK", "x: y") + accepted), timeout],
  ["a body that comes by the character", dribble(json("200 OK", accepted), 60), timeout],
];

/** Everything that a server can do to a client, one request each. */
export const rows: readonly Row[] = [...gateways, ...bodies, ...types, ...refusals, ...wire, ...times];
