// Time limits over real sockets. Which limit holds in which phase, to the millisecond: see watch.test.ts.

import { expect, test } from "vitest";
import type { RemoClientOptions, Sent } from "../index.ts";
import {
  accepted,
  big,
  clientOf,
  counted,
  failure,
  noneLeft,
  resources,
  type Served,
  serveHttp,
  serveNobody,
  serveRaw,
  small,
  until,
  uuid,
  ways,
  whole,
} from "../testing/calls.ts";

const input = { video: small, height: 170, uuid };
const timeout = (phase: string, sent: Sent) => ({
  name: "RemoTimeoutError",
  phase,
  sent,
  mayHaveArrived: sent === "all",
  uuid,
});

test("a connection that does not come is tried three times, for `connect` each", async () => {
  const url = await serveNobody();
  const before = resources();
  const { logger, requests } = counted();
  const error = await failure(clientOf(url, { logger, timeout: { connect: 20 } }).analyzeSoccer(input));
  expect(error).toMatchObject(timeout("connect", "none"));
  expect(requests()).toBe(3);
  await until(() => noneLeft(before), "the end of all sockets and timers");
});

test("a fetch does not report its connection: it is part of `idle`, and a part may have left", async () => {
  const url = await serveNobody();
  const { logger, requests } = counted();
  const remo = clientOf(url, { fetch: globalThis.fetch, logger, timeout: { idle: 30 } });
  expect(await failure(remo.analyzeSoccer(input))).toMatchObject(timeout("upload", "part"));
  expect(requests()).toBe(3);
});

test("`connect` includes the TLS handshake", async () => {
  const server = await serveRaw((socket) => socket.resume());
  const { logger, requests } = counted();
  const remo = clientOf(server.url.replace("http:", "https:"), { logger, timeout: { connect: 20 } });
  expect(await failure(remo.analyzeSoccer(input))).toMatchObject(timeout("connect", "none"));
  expect(requests()).toBe(3);
  await until(() => server.open() === 0, "the end of the connections");
});

test("a server that speaks no TLS gets no byte of the body", async () => {
  const server = await serveRaw((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  const remo = clientOf(server.url.replace("http:", "https:"));
  const error = await failure(remo.analyzeSoccer(input));
  expect(error).toMatchObject({ name: "RemoNetworkError", mayHaveArrived: false, uuid });
});

test.each(ways)("a server that reads nothing ends the upload after `idle` ($way)", async ({ fetch }) => {
  const server = await serveRaw((socket) => socket.pause());
  const { logger, requests } = counted();
  const before = resources();
  const remo = clientOf(server.url, { fetch, logger, timeout: { idle: 50 } });
  expect(await failure(remo.analyzeSoccer({ ...input, video: big }))).toMatchObject(
    timeout("upload", "part"),
  );
  expect(requests()).toBe(3);
  server.resume();
  await until(() => server.busy() === 0, "the end of the connection");
  if (!fetch) await until(() => noneLeft(before), "the end of all sockets and timers");
});

const silent: readonly { what: string; answer: string }[] = [
  { what: "no answer", answer: "" },
  { what: "half an answer", answer: accepted.slice(0, -10) },
  { what: "interim answers", answer: "HTTP/1.1 102 Processing\r\n\r\n" },
];

test.each(silent.flatMap((one) => ways.map((way) => ({ ...one, ...way }))))(
  "$what for longer than `answer` ends the call ($way)",
  async ({ answer, fetch }) => {
    const server = await serveHttp((request) => whole(request, () => request.socket.write(answer)));
    const { logger, requests } = counted();
    const before = resources();
    const error = await failure(
      clientOf(server.url, { fetch, logger, timeout: { answer: 30 } }).analyzeSoccer(input),
    );
    expect(error).toMatchObject(timeout("answer", "all"));
    expect(requests()).toBe(1);
    await until(() => server.busy() === 0, "the end of the connection");
    if (!fetch) await until(() => noneLeft(before), "the end of all sockets and timers");
  },
);

const refused: RemoClientOptions["fetch"] = () =>
  Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }));

const totals: readonly {
  what: string;
  sent: Sent;
  video?: Uint8Array;
  serve: () => Promise<Pick<Served, "url">>;
  options?: Partial<RemoClientOptions>;
}[] = [
  { what: "connecting", sent: "none", serve: async () => ({ url: await serveNobody() }) },
  { what: "uploading", sent: "part", serve: () => serveRaw((socket) => socket.pause()) },
  { what: "waiting", sent: "all", video: small, serve: () => serveHttp((request) => request.resume()) },
  {
    what: "a pause before the next attempt",
    sent: "none",
    serve: async () => ({ url: "http://localhost" }),
    options: { fetch: refused, retry: { firstPause: 60_000, longestPause: 60_000 } },
  },
];

test.each(totals)("`total` ends $what", async ({ serve, sent, video = big, options }) => {
  const { url } = await serve();
  const before = resources();
  const remo = clientOf(url, { ...options, timeout: { total: 40 } });
  const error = await failure(remo.analyzeSoccer({ ...input, video }));
  expect(error).toMatchObject(timeout("total", sent));
  await until(() => (resources().Timeout ?? 0) <= (before.Timeout ?? 0), "the end of all timers");
});

test("the limits hold for a fetch that does not care for the signal", async () => {
  for (const [sent, phase] of [
    ["all", "answer"],
    ["none", "connect"],
  ] as const) {
    const remo = clientOf("http://localhost", {
      fetch: async (request) => {
        if (sent === "all") await request.text();
        return new Promise(() => {});
      },
      timeout: { connect: 10, answer: 10 },
      retry: { attempts: 1 },
    });
    expect(await failure(remo.analyzeSoccer(input))).toMatchObject(timeout(phase, sent));
  }
});
