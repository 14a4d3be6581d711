// Answers that are compressed, cut off, in another charset, or never end, over real sockets.

import type { ServerResponse } from "node:http";
import * as zlib from "node:zlib";
import { expect, test } from "vitest";
import { longestAnswer } from "../answer/answer.ts";
import type { RemoCallFailure } from "../index.ts";
import {
  clientOf,
  failure,
  inBothWays,
  receipt,
  serveHttp,
  small,
  until,
  uuid,
  ways,
  whole,
} from "../testing/calls.ts";

const input = { video: small, height: 170, uuid };
const json = JSON.stringify(receipt);
const { gzipSync, deflateSync, deflateRawSync, brotliCompressSync } = zlib;

/** A server that answers when the whole body is there. */
const answering = (respond: (response: ServerResponse) => void) =>
  serveHttp((request, response) => whole(request, () => respond(response)));

const coded: readonly { what: string; coding: string; bytes: Uint8Array }[] = [
  { what: "gzip", coding: "gzip", bytes: gzipSync(json) },
  { what: "gzip by its older name", coding: "X-GZip", bytes: gzipSync(json) },
  { what: "deflate", coding: "deflate", bytes: deflateSync(json) },
  { what: "deflate without its header", coding: "deflate", bytes: deflateRawSync(json) },
  { what: "br", coding: "br", bytes: brotliCompressSync(json) },
  { what: "two codings", coding: "gzip, br", bytes: brotliCompressSync(gzipSync(json)) },
  { what: "no coding at all", coding: "identity", bytes: Buffer.from(json) },
  { what: "bytes after its end", coding: "gzip", bytes: Buffer.concat([gzipSync(json), Buffer.alloc(9)]) },
];

/** What a fetch of the platform cannot read, because it gives nothing of it. */
const faulty: readonly { what: string; coding: string; bytes: Uint8Array }[] = [
  {
    what: "other bytes after its end",
    coding: "gzip",
    bytes: Buffer.concat([gzipSync(json), Buffer.from("ok")]),
  },
  {
    what: "a wrong checksum",
    coding: "gzip",
    bytes: gzipSync(json).map((byte, at, { length }) => (at === length - 5 ? byte ^ 1 : byte)),
  },
  {
    what: "a wrong checksum",
    coding: "deflate",
    bytes: deflateSync(json).map((byte, at, { length }) => (at === length - 1 ? byte ^ 1 : byte)),
  },
];

test.each(faulty)("a receipt in $coding with $what is read", async ({ coding, bytes }) => {
  const server = await answering((response) => response.setHeader("content-encoding", coding).end(bytes));
  expect(await clientOf(server.url).analyzeSoccer(input)).toMatchObject({ uuid, credit: 4 });
});

test.each(inBothWays(coded))("a receipt with $what is read ($way)", async ({ coding, bytes, fetch }) => {
  const server = await answering((response) => response.setHeader("content-encoding", coding).end(bytes));
  expect(await clientOf(server.url, { fetch }).analyzeSoccer(input)).toMatchObject({ uuid, credit: 4 });
});

test("a receipt in zstd is read where Node can", async () => {
  const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Buffer };
  let asked: unknown;
  const server = await serveHttp((request, response) => {
    asked = request.headers["accept-encoding"];
    const body = zstdCompressSync?.(json) ?? json;
    response.setHeader("content-encoding", zstdCompressSync ? "zstd" : "identity");
    whole(request, () => response.end(body));
  });
  expect(await clientOf(server.url).analyzeSoccer(input)).toMatchObject({ uuid });
  expect(asked).toBe(zstdCompressSync ? "gzip, deflate, br, zstd" : "gzip, deflate, br");
});

test.each(["gzip", "deflate", "br", "gzip, br", "zstd", "unheard-of"])(
  "a body that does not have the coding %s, which is declared, is read as it is",
  async (coding) => {
    const server = await answering((response) => response.setHeader("content-encoding", coding).end(json));
    expect(await clientOf(server.url).analyzeSoccer(input)).toMatchObject({ uuid, credit: 4 });
  },
);

test("a fetch that decodes, or does not, may leave the declaration of the coding", async () => {
  for (const body of [json, gzipSync(json), brotliCompressSync(json)]) {
    const headers = { "content-encoding": body === json || body[0] === 0x1f ? "gzip" : "br" };
    const fetch = async (request: Request) => {
      await request.text();
      return new Response(body, { headers });
    };
    expect(await clientOf("http://localhost", { fetch }).analyzeSoccer(input)).toMatchObject({ uuid });
  }
});

test.each(inBothWays([{ coding: "gzip" }, { coding: "br" }]))(
  "of a $coding answer that is cut off, what can be decoded is kept ($way)",
  async ({ coding, fetch }) => {
    const page = `<html>${"Sorry, something is wrong here. ".repeat(200)}`;
    const bytes = coding === "gzip" ? gzipSync(page) : brotliCompressSync(page);
    const server = await answering((response) => {
      response.writeHead(502, { "content-encoding": coding }).end(bytes.subarray(0, bytes.length - 9));
    });
    const error = (await failure(clientOf(server.url, { fetch }).analyzeSoccer(input))) as RemoCallFailure;
    expect(error).toMatchObject({
      name: "RemoGatewayError",
      answer: { body: expect.stringMatching(/^<html>Sorr/) },
    });
  },
);

test.each(ways)(
  "of an answer that becomes far too long, no more is decoded than may be ($way)",
  async ({ fetch }) => {
    const bomb = gzipSync(Buffer.alloc(400_000_000, " "));
    const server = await answering((response) => response.setHeader("content-encoding", "gzip").end(bomb));
    const before = process.resourceUsage().maxRSS;
    const error = await failure(clientOf(server.url, { fetch }).analyzeSoccer(input));
    expect(error).toMatchObject({ name: "RemoProtocolError", httpStatus: 200 });
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200_000); // kB
    expect(longestAnswer).toBeLessThan(2_000_000);
  },
);

const message = "등록되지 않은 사용자";
const refusal = JSON.stringify({ state: false, status: 420, message });
const utf16 = Buffer.from(`\ufeff${refusal}`, "utf16le");

test.each(
  inBothWays([
    { charset: "UTF-8 with a byte order mark", type: "text/html", bytes: Buffer.from(`\ufeff${refusal}`) },
    { charset: "UTF-16 by its mark", type: "application/json; charset=utf-8", bytes: utf16 },
    { charset: "UTF-16 that nobody announces", type: "application/json", bytes: utf16.subarray(2) },
    {
      charset: "UTF-16 big-endian that nobody announces",
      type: "text/plain",
      bytes: Buffer.from(utf16.subarray(2)).swap16(),
    },
    {
      charset: "UTF-16 big-endian",
      type: "application/json; charset=utf-16be",
      bytes: Buffer.from(utf16.subarray(2)).swap16(),
    },
    {
      charset: "EUC-KR",
      type: 'application/json; charset="EUC-KR"',
      bytes: Buffer.from(`{"state":false,"status":420,"message":"\u00b5\u00ee\u00b7\u00cf"}`, "latin1"),
      said: "등록",
    },
    { charset: "nobody's", type: "application/json; charset=klingon", bytes: Buffer.from(refusal) },
  ]),
)("an answer in $charset is read ($way)", async ({ type, bytes, said, fetch }) => {
  const server = await answering((response) => response.writeHead(420, { "content-type": type }).end(bytes));
  const error = await failure(clientOf(server.url, { fetch }).analyzeSoccer(input));
  expect(error).toMatchObject({ name: "RemoApiError", code: 420, apiMessage: said ?? message });
});

test.each(
  inBothWays([
    { what: "as it is", coding: "identity", bytes: Buffer.from(json) },
    {
      what: "compressed",
      coding: "gzip",
      bytes: gzipSync(json, { finishFlush: zlib.constants.Z_SYNC_FLUSH }),
    },
  ]),
)(
  "a whole receipt, $what, is enough: its connection may stay open ($way)",
  async ({ coding, bytes, fetch }) => {
    const server = await answering((response) =>
      response.writeHead(200, { "content-encoding": coding, "content-length": 9999 }).write(bytes),
    );
    expect(await clientOf(server.url, { fetch }).analyzeSoccer(input)).toMatchObject({ uuid, credit: 4 });
    await until(() => server.busy() === 0, "the end of the connection");
  },
);

test.each(ways)("of an answer that breaks off, what has come is kept ($way)", async ({ fetch }) => {
  const server = await answering((response) => {
    response.writeHead(503, { "content-length": 9999, "x-served-by": "edge-7" });
    response.write("<html>Out of", () => setImmediate(() => response.socket?.resetAndDestroy()));
  });
  const error = await failure(clientOf(server.url, { fetch }).analyzeSoccer(input));
  expect(error).toMatchObject({
    sent: "all",
    answer: { httpStatus: 503, body: "<html>Out of", headers: { "x-served-by": "edge-7" } },
  });
});

test.each(ways)("of an answer that takes too long, what has come is kept ($way)", async ({ fetch }) => {
  const server = await answering((response) => {
    response.writeHead(200, { "content-length": 9999 }).write('{"state": 1, "credit": 4');
  });
  const remo = clientOf(server.url, { fetch, timeout: { answer: 200 } });
  const error = await failure(remo.analyzeSoccer(input));
  expect(error).toMatchObject({ name: "RemoTimeoutError", phase: "answer", answer: { httpStatus: 200 } });
  await until(() => server.busy() === 0, "the end of the connection");
});
