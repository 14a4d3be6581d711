// The bytes of an answer, as a stand-in writes them.

import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Answer } from "./answers.ts";
import type { Switches } from "./switches.ts";

type Way = {
  readonly hasKeys: boolean;
  readonly isSuccess: boolean;
  readonly headers: Record<string, string>;
};

const endings: Partial<
  Record<Switches["bytes"], (response: ServerResponse, status: number, body: Buffer) => void>
> = {
  "one by one": (response, _, body) => {
    const next = (at: number): unknown =>
      at === body.length ? response.end() : response.write(body.subarray(at, at + 1), () => next(at + 1));
    next(0);
  },
  chunked: (response, _, body) => {
    response.write(body.subarray(0, 7));
    response.end(body.subarray(7));
  },
  trailers: (response, _, body) => {
    response.write(body);
    response.addTrailers({ "x-checksum": "abc" });
    response.end();
  },
  cut: (response, _, body) => cut(response, body),
  huge: (response) => stream(response, 50),
  endless: (response) => stream(response, Number.POSITIVE_INFINITY),
  drip: (response) => {
    const timer = setInterval(() => response.write(" "), 300);
    response.once("close", () => clearInterval(timer));
  },
};

function cut(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, 10), () => response.destroy());
}

/** Megabytes of a message that does not fit. */
function stream(response: ServerResponse, megabytes: number): void {
  const part = "x".repeat(1_000_000);
  let left = megabytes;
  const next = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (response.write(part)) continue;
      response.once("drain", next);
      return;
    }
    response.end('"}');
  };
  response.write('{"state":false,"credit":0,"status":400,"message":"');
  next();
}

export function writeAnswer(s: Switches, response: ServerResponse, answer: Answer, way: Way): void {
  const { status } = answer;
  const type = s.contentType === "none" ? {} : { "content-type": s.contentType };
  const { body, more } = encoded(s, answer);
  const headers: Record<string, string> = { ...type, ...way.headers, ...more };
  if (s.bytes === "http 1.0") {
    oldHttp(response, status, headers, body);
    return;
  }
  if (s.bytes === "late success" && way.isSuccess) return; // It is accepted, and the answer comes too late.
  const isCut = s.bytes === "cut for keys" && way.hasKeys;
  const ending = isCut ? endings.cut : endings[s.bytes];
  if (ending && s.bytes !== "trailers" && (s.bytes === "cut" || isCut))
    headers["content-length"] = String(body.length);
  if (s.bytes === "trailers") headers.trailer = "x-checksum";
  if (s.bytes === "closed") headers.connection = "close";
  if (!ending) headers["content-length"] = String(body.length);
  response.writeHead(status, headers);
  if (ending) ending(response, status, body);
  else response.end(body);
}

function encoded(
  s: Switches,
  { body }: Answer,
): { readonly body: Buffer; readonly more: Record<string, string> } {
  const text = JSON.stringify(body);
  switch (s.bytes) {
    case "gzip":
      return { body: gzipSync(text), more: { "content-encoding": "gzip" } };
    case "bom":
      return { body: Buffer.from(`\uFEFF${text}`), more: {} };
    case "utf-16":
      return {
        body: Buffer.from(`\uFEFF${text}`, "utf16le"),
        more: { "content-type": `${s.contentType}; charset=utf-16` },
      };
    case "euc-kr": {
      // "오류" in EUC-KR.
      const [before = "", after = ""] = JSON.stringify({ ...body, message: "@@" }).split("@@");
      const korean = Buffer.from([0xbf, 0xc0, 0xb7, 0xf9]);
      const bytes = Buffer.concat([Buffer.from(before), korean, Buffer.from(after)]);
      return { body: bytes, more: { "content-type": `${s.contentType}; charset=euc-kr` } };
    }
    case "python":
      return { body: Buffer.from(python(body)), more: {} };
    default:
      return { body: Buffer.from(s.message === "korean in escapes" ? escaped(text) : text), more: {} };
  }
}

const escaped = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

function python(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return `'${value.replaceAll("'", "\\'")}'`;
  if (typeof value !== "object") return String(value);
  return `{${Object.entries(value as object)
    .map(([name, inner]) => `'${name}': ${python(inner)}`)
    .join(", ")}}`;
}

/** Without a length: the end of the connection ends it. */
function oldHttp(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Buffer,
): void {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  response.socket?.write(`HTTP/1.0 ${status} X\r\n${head.join("")}\r\n`);
  response.socket?.end(body);
}
