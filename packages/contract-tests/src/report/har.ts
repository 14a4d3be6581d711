import type { Exchange, Received, Sent } from "../model/exchange.ts";
import { type RunModel, verdicts } from "../model/run.ts";
import { overviewPairs } from "./terminal.ts";

/** A host that never exists (RFC 6761): a mock in the same process has no address. */
const nowhere = "http://mock.invalid";

/** HAR 1.2 of the exchanges, for the viewers of browsers and proxies. No body of a request is in it. */
export function toHar(model: RunModel): string {
  const { target, exchanges, because, verdict } = model;
  const origin = URL.canParse(target) && /^https?:/.test(target) ? new URL(target).origin : nowhere;
  const log = {
    version: "1.2",
    creator: { name: "remo-contract", version: "1", comment: "Bodies of requests are not kept." },
    entries: exchanges.map((exchange) => entry(exchange, origin)),
    comment: [
      `${verdict} (exit code ${verdicts.indexOf(verdict)}): ${because}`,
      ...overviewPairs(model).map((pair) => pair.join(": ")),
    ].join("\n"),
  };
  return `${JSON.stringify({ log }, undefined, 2)}\n`;
}

function entry(exchange: Exchange, origin: string) {
  const { id, intent, sent, received, partial, failure, requests } = exchange;
  const more = requests === 1 ? "" : `, ${requests} requests on the wire`;
  const none = received ? "" : `, no answer: ${failure ?? "unknown"}`;
  const ms = Math.max(0, exchange.ms);
  return {
    startedDateTime: exchange.time,
    time: ms,
    request: request(sent, origin),
    response: received ? response(received) : unfinished(partial),
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    comment: `exchange ${id}, case ${exchange.case}, ${intent}, keys: ${sent.keys}${more}${none}`,
  };
}

const pairs = (headers: { readonly [name: string]: string }) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

/** -1 is HAR's "not known". */
const common = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 };

function request({ method, path, contentType, bytes }: Sent, origin: string) {
  const url = new URL(origin + path);
  const body = { mimeType: contentType ?? "", text: `[${bytes} bytes, not kept]` };
  return {
    ...common,
    method,
    url: url.href,
    headers: contentType === null ? [] : pairs({ "content-type": contentType }),
    queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
    bodySize: bytes,
    ...(bytes > 0 ? { postData: body } : {}),
  };
}

function response({ status, contentType, headers, text }: Received) {
  const given = contentType === null ? headers : { "content-type": contentType, ...headers };
  const size = Buffer.byteLength(text);
  return {
    ...common,
    status,
    statusText: "",
    headers: pairs(given),
    content: { size, mimeType: contentType ?? "", text },
    redirectURL: headers.location ?? "",
    bodySize: size,
  };
}

/** Of an answer that broke off the status and how much had come; of none nothing. */
const unfinished = ({ status, bytes }: NonNullable<Exchange["partial"]> = { status: 0, bytes: -1 }) => ({
  ...response({ status, contentType: null, headers: {}, text: "" }),
  bodySize: bytes,
});
