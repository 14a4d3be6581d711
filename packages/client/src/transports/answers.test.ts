// Answers and broken connections over real sockets; time limits and aborts have files of their own.

import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { RemoNetworkError, Sent } from "../index.ts";
import {
  accepted,
  answer,
  big,
  clientOf,
  counted,
  errorsOf,
  failure,
  freePort,
  inBothWays,
  receipt,
  type Served,
  serveAnswer,
  serveHttp,
  serveRaw,
  small,
  until,
  uuid,
  ways,
  whole,
} from "../testing/calls.ts";

const page = "<html><body>Bad Gateway</body></html>";
const refusal = { state: false, credit: 100, message: "wrong APIKey", status: 421 };
const json = JSON.stringify(refusal);
const huge = "far too long ".repeat(200_000);
const gateway = (httpStatus: number, excerpt: string) => ({ name: "RemoGatewayError", httpStatus, excerpt });
const interim = (status: string) => `HTTP/1.1 ${status}\r\n\r\n`;
const protocol = (httpStatus: number) => ({ name: "RemoProtocolError", httpStatus });
const interrupted = { name: "RemoNetworkError", mayHaveArrived: true, cause: expect.any(Error) };
const input = { video: small, height: 170, uuid };

test.each(
  inBothWays([
    { what: "an HTML 502", bytes: answer("502 Bad Gateway", page), error: gateway(502, page) },
    { what: "an HTML 200", bytes: answer("200 OK", page), error: protocol(200) },
    { what: "an empty 200", bytes: answer("200 OK", ""), error: protocol(200) },
    { what: "an empty 504", bytes: answer("504 Gateway Timeout", ""), error: gateway(504, "") },
    { what: "a 204", bytes: "HTTP/1.1 204 No Content\r\n\r\n", error: protocol(204) },
    { what: "a 304", bytes: "HTTP/1.1 304 Not Modified\r\n\r\n", error: gateway(304, "") },
    { what: "a receipt cut off", bytes: answer("200 OK", accepted.slice(-50, -9)), error: protocol(200) },
    {
      what: "a refusal cut off",
      bytes: answer("421 No", json.slice(0, 20)),
      error: gateway(421, json.slice(0, 20)),
    },
    {
      what: "a content-length that is too short",
      bytes: `${answer("200 OK", "{")}${json}`,
      error: protocol(200),
    },
    { what: "more than 1 MiB with 200", bytes: answer("200 OK", huge), error: protocol(200) },
    {
      what: "more than 1 MiB with 500",
      bytes: answer("500 No", huge),
      error: gateway(500, huge.slice(0, 200)),
    },
    { what: "status 600", bytes: answer("600 Odd", page), error: gateway(600, page) },
    { what: "status 999", bytes: answer("999 Request denied", ""), error: gateway(999, "") },
    {
      what: "a refusal with status 999",
      bytes: answer("999 No", json),
      error: { name: "RemoApiError", code: 421, httpStatus: 999 },
    },
    {
      what: "a receipt with status 600",
      bytes: answer("600 Odd", JSON.stringify(receipt)),
      error: protocol(600),
    },
    {
      what: "a content-length that is too long",
      bytes: `HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n${json.slice(0, -1)}`,
      error: { ...interrupted, answer: { httpStatus: 200, body: json.slice(0, -1) }, credit: 100 },
    },
    {
      what: "chunks without an end",
      bytes: `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`,
      error: interrupted,
    },
    {
      what: "chunks that are none",
      bytes: `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nsize?\r\n`,
      error: interrupted,
    },
    {
      what: "headers without an end",
      bytes: `HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}`,
      error: interrupted,
    },
    { what: "another protocol", bytes: "SSH-2.0-OpenSSH_9.6\r\n", error: interrupted },
    {
      what: "a 101 with its upgrade",
      bytes: "HTTP/1.1 101 Switch\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n",
      error: interrupted,
    },
    { what: "a bare 101", bytes: "HTTP/1.1 101 Switch\r\n\r\n", error: interrupted },
    { what: "only a 102", bytes: "HTTP/1.1 102 Processing\r\n\r\n", error: interrupted },
    { what: "an end without an answer", bytes: "", error: interrupted },
  ]),
)("$what is an error of the call, which sent one request ($way)", async ({ bytes, error, fetch }) => {
  const server = await serveAnswer(bytes);
  const seen = await failure(clientOf(server.url, { fetch }).analyzeSoccer(input));
  expect(seen).toMatchObject({ ...error, uuid });
  expect(server.requests()).toBe(1);
});

test.each(ways)("an answer without an end is cut off ($way)", async ({ fetch }) => {
  let written = 0;
  const server = await serveHttp((request, response) => {
    const write = () => {
      written += huge.length;
      if (response.write(huge)) setImmediate(write);
    };
    whole(request, write);
    response.on("drain", write);
  });
  const error = await failure(clientOf(server.url, { fetch }).analyzeSoccer(input));
  expect(error).toMatchObject(protocol(200));
  await until(() => server.busy() === 0, "the end of the connection");
  expect(written).toBeLessThan(30_000_000);
});

test.each(
  inBothWays([
    {
      what: "after interim answers",
      bytes: `${interim("102 Processing")}${interim("103 Early Hints")}${accepted}`,
    },
    { what: "that ends with its connection", bytes: `HTTP/1.1 200 OK\r\n\r\n${JSON.stringify(receipt)}` },
    { what: "before a reset", bytes: accepted },
    { what: "with more after it", bytes: `${accepted}\r\n\r\ntrailing` },
  ]),
)("a receipt $what is accepted ($way)", async ({ bytes, fetch }) => {
  const server = await serveHttp((request) => {
    whole(request, () => {
      request.socket.write(bytes, () => request.socket[bytes === accepted ? "resetAndDestroy" : "end"]());
    });
  });
  expect(await clientOf(server.url, { fetch }).analyzeSoccer(input)).toMatchObject({ uuid, credit: 4 });
  expect(server.used()).toBe(1);
});

test.each(ways)("an answer may come byte by byte, also within a character ($way)", async ({ fetch }) => {
  const server = await serveHttp((request) => {
    whole(request, async () => {
      for (const byte of Buffer.from(
        answer("550 No", JSON.stringify({ ...refusal, message: "동영상", status: 550 })),
      )) {
        request.socket.write(Uint8Array.of(byte));
        await turn();
      }
    });
  });
  const error = await failure(clientOf(server.url, { fetch }).analyzeSoccer(input));
  expect(error).toMatchObject({ name: "RemoApiError", code: 550, apiMessage: "동영상", uuid });
});

const resets: readonly {
  when: string;
  sent?: Sent;
  video: Uint8Array;
  serve: () => Promise<Served>;
}[] = [
  {
    when: "before the body",
    video: small,
    serve: () => serveRaw((socket) => setImmediate(() => socket.resetAndDestroy())),
  },
  {
    when: "during the body",
    sent: "part",
    video: big,
    serve: () => serveHttp((request) => request.once("data", () => request.socket.resetAndDestroy())),
  },
  {
    when: "after the body",
    sent: "all",
    video: small,
    serve: () => serveHttp((request) => whole(request, () => request.socket.resetAndDestroy())),
  },
  {
    when: "during the answer",
    sent: "all",
    video: small,
    serve: () =>
      serveHttp((request) => {
        whole(request, () =>
          request.socket.write(accepted.slice(0, -5), () => request.socket.resetAndDestroy()),
        );
      }),
  },
];

test.each(inBothWays(resets))(
  "a reset $when is a network error, sent again only if a part was sent ($way)",
  async ({ serve, sent, video, fetch }) => {
    const server = await serve();
    const { logger, requests } = counted();
    const error = await failure(clientOf(server.url, { fetch, logger }).analyzeSoccer({ ...input, video }));
    const arrived = (error as RemoNetworkError).sent === "all";
    expect(error).toMatchObject({ name: "RemoNetworkError", sent: sent ?? expect.any(String), uuid });
    expect(error).toMatchObject({ mayHaveArrived: arrived });
    expect(error).toMatchObject({ charged: arrived ? "unknown" : "no", cause: expect.any(Error) });
    expect(requests()).toBe(arrived ? 1 : 3);
    await until(() => server.busy() === 0, "the end of the connection");
  },
);

test.each(ways)(
  "with resend, an upload that was reset is sent again, whole, with its uuid ($way)",
  async ({ fetch }) => {
    let body = "";
    let requests = 0;
    const server = await serveHttp((request) => {
      requests += 1;
      if (requests === 1) request.once("data", () => request.socket.resetAndDestroy());
      else
        whole(request, (bytes) => {
          body = bytes.toString();
          request.socket.end(accepted);
        });
    });
    const remo = clientOf(server.url, { fetch, retry: { firstPause: 0, resend: true } });
    expect(await remo.analyzeSoccer({ ...input, video: big })).toMatchObject({ uuid });
    expect(JSON.parse(body)).toMatchObject({ uuid, base64_video: Buffer.from(big).toString("base64") });
    expect(requests).toBe(2);
  },
);

const tooLarge = answer(
  "413 Payload Too Large",
  JSON.stringify({ ...refusal, message: "too large", status: 413 }),
);
const tooLargePage = "<html><center>nginx</center></html>";
const early: readonly { what: string; error: object; respond: (socket: Socket) => void }[] = [
  {
    what: "of the API",
    error: { name: "RemoApiError", code: 413, httpStatus: 413, apiMessage: "too large" },
    respond: (socket) => socket.write(tooLarge),
  },
  {
    what: "of the API, and a closed connection",
    error: { name: "RemoApiError", code: 413, httpStatus: 413 },
    respond: (socket) => socket.end(tooLarge),
  },
  {
    what: "of a proxy",
    error: { name: "RemoGatewayError", httpStatus: 413, excerpt: tooLargePage },
    respond: (socket) => socket.write(answer("413 Too Large", tooLargePage)),
  },
];

test.each(inBothWays(early))(
  "an early 413 $what stops the upload ($way)",
  async ({ respond, error, fetch }) => {
    const requests: IncomingMessage[] = [];
    const server = await serveHttp((request) => {
      requests.push(request);
      request
        .on("error", () => {})
        .once("data", () => {
          respond(request.socket);
          request.pause();
        });
    });
    const seen = await failure(clientOf(server.url, { fetch }).analyzeSoccer({ ...input, video: big }));
    expect(seen).toMatchObject({ ...error, uuid });
    for (const request of requests) request.resume(); // A server that does not read does not see a connection end.
    await until(() => server.busy() === 0, "the end of the connection");
    expect(requests.map(({ complete }) => complete)).toEqual([false]);
    expect(requests[0]?.socket.bytesRead).toBeLessThan(big.length);
  },
);

test.each(ways)("a slow reader gets the whole body ($way)", async ({ fetch }) => {
  let received = "";
  const server = await serveHttp((request) => {
    request.on("data", () => {
      request.pause();
      setImmediate(() => request.resume());
    });
    whole(request, (body) => {
      received = body.toString();
      request.socket.end(accepted);
    });
  });
  await clientOf(server.url, { fetch }).analyzeSoccer({ ...input, video: big });
  expect(JSON.parse(received).base64_video).toBe(Buffer.from(big).toString("base64"));
});

test.each(inBothWays(errorsOf("analyzeSoccer")))(
  "code $code is one request over one connection (N1; $way)",
  async ({ code, fetch }) => {
    const server = await serveAnswer(answer(`${code} No`, JSON.stringify({ ...refusal, status: code })));
    const error = await failure(clientOf(server.url, { fetch, retry: {} }).analyzeSoccer(input));
    expect(error).toMatchObject({ name: "RemoApiError", code, httpStatus: code, uuid });
    expect([server.requests(), server.used()]).toEqual([1, 1]);
  },
);

test.each(inBothWays([301, 302, 303, 307, 308].map((status) => ({ status }))))(
  "a $status is not followed; nothing reaches the other port (N4; $way)",
  async ({ status, fetch }) => {
    const other = await serveRaw(() => {});
    const to = `https://127.0.0.1:${other.port}`;
    const server = await serveAnswer(answer(`${status} Moved`, "", `location: ${to}/api/analysis-soccer`));
    const error = await failure(clientOf(server.url, { fetch }).analyzeSoccer(input));
    // Node's fetch does not say where it leads, if it shall not keep a copy of the body (N22).
    expect(error).toMatchObject({ name: "RemoGatewayError", httpStatus: fetch ? 0 : status, uuid });
    expect((error as Error).message).toContain(fetch ? "The server redirects" : to);
    await turn();
    expect([server.requests(), other.connections()]).toEqual([1, 0]);
  },
);

const notConnected = { name: "RemoNetworkError", mayHaveArrived: false, uuid };

test.each(ways)("a refused connection is tried three times, with one uuid ($way)", async ({ fetch }) => {
  const { logger, requests, uuids } = counted();
  const url = `http://127.0.0.1:${await freePort()}`;
  const error = await failure(clientOf(url, { fetch, logger }).analyzeSoccer({ video: small, height: 170 }));
  expect(error).toMatchObject({ ...notConnected, uuid: expect.any(String) });
  expect(requests()).toBe(3);
  expect(uuids()).toEqual([(error as { uuid?: string }).uuid]);
});

test.each(ways)("a call is answered when its server comes up in the meantime ($way)", async ({ fetch }) => {
  const port = await freePort();
  const seen: string[] = [];
  const handler = (request: IncomingMessage) =>
    whole(request, (body) => {
      seen.push(JSON.parse(body.toString()).uuid);
      request.socket.end(accepted);
    });
  const { logger, requests, uuids } = counted();
  const remo = clientOf(`http://127.0.0.1:${port}`, {
    fetch,
    retry: { attempts: 10, firstPause: 10, longestPause: 10 },
    logger: (event) => {
      logger(event);
      if (event.event === "retry" && event.attempt === 2) void serveHttp(handler, port);
    },
  });
  expect(await remo.analyzeSoccer(input)).toMatchObject({ uuid, credit: 4 });
  expect([seen, uuids()]).toEqual([[uuid], [uuid]]);
  expect(requests()).toBeGreaterThanOrEqual(3);
});

test.each(ways)("a host that is not found is tried three times ($way)", async ({ fetch }) => {
  const url = `http://${"a".repeat(64)}.localhost`; // No query takes so long a label: nothing leaves this machine.
  const { logger, requests } = counted();
  expect(await failure(clientOf(url, { fetch, logger }).analyzeSoccer(input))).toMatchObject(notConnected);
  expect(requests()).toBe(3);
});

async function* failing() {
  yield new Uint8Array(1_000_000);
  throw new Error("the disk is gone");
}
async function* longer() {
  yield new Uint8Array(3_000_000);
  yield new Uint8Array(1);
}

test.each(
  inBothWays([
    { what: "fails", stream: failing },
    { what: "gives too few bytes", stream: () => [new Uint8Array(2_999_999)] },
    { what: "gives too many bytes", stream: longer },
    { what: "gives what is no bytes", stream: () => ["text"] },
  ]),
)(
  "a video whose stream $what is an input error, and no whole request arrives ($way)",
  async ({ stream, fetch }) => {
    let ended = false;
    const server = await serveHttp((request) => {
      request
        .resume()
        .on("error", () => {})
        .on("end", () => {
          ended = true;
        });
    });
    const video = { size: 3_000_000, stream: stream as unknown as () => AsyncIterable<Uint8Array> };
    const error = await failure(clientOf(server.url, { fetch }).analyzeSoccer({ ...input, video }));
    expect(error).toMatchObject({ name: "RemoInputError", uuid });
    await until(() => server.busy() === 0);
    expect([ended, server.used() <= 1]).toEqual([false, true]);
  },
);
