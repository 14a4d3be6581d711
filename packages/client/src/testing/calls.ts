// What several tests of this package share: a client, servers that keep count, and the ways to send.

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import {
  type AddressInfo,
  connect,
  createServer as createRawServer,
  type Server as RawServer,
  type Socket,
} from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { errorOf, type OperationId, operationOf } from "@remo-kit/openapi";
import { expect, onTestFinished } from "vitest";
import { createRemoClient, type Fetch, type LogEvent, type RemoClientOptions } from "../index.ts";

export const keys = { email: "player@example.com", userKey: "user-secret", apiKey: "api-secret" };
export const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
export const receipt = { state: 1, wait_time: 11, file_exist: false, uuid, message: "success", credit: 4 };

export const small = Uint8Array.from({ length: 1000 }, (_, i) => (i * 31) % 256);
/** More than the buffers of a connection on this machine take. */
export const big = new Uint8Array(Buffer.alloc(24_000_000, randomBytes(9973)));

/** Node's HTTP client, and the way of a fetch. */
export const ways: readonly { readonly way: string; readonly fetch: Fetch | undefined }[] = [
  { way: "default", fetch: undefined },
  { way: "fetch", fetch: globalThis.fetch },
];

/** Each case in each way. */
export const inBothWays = <Case extends object>(cases: readonly Case[]) =>
  cases.flatMap((one) => ways.map((way) => ({ ...one, ...way })));

/** A client that retries without a pause. */
export const clientOf = (baseUrl: string, options: Partial<RemoClientOptions> = {}) =>
  createRemoClient({ ...keys, baseUrl, retry: { firstPause: 0 }, ...options });

/** The errors that an operation documents. */
export const errorsOf = (id: OperationId) =>
  Object.keys(operationOf(id).errors).map((code) => {
    const known = errorOf(operationOf(id), Number(code));
    return { code: Number(code), ...(known ?? expect.unreachable(`${code} has no row`)) };
  });

/** What a call fails with. */
export const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.unreachable("the call should have failed"),
    (error: unknown) => error,
  );

/** A logger that counts the requests, and keeps the uuids that they had. */
export function counted() {
  const events: LogEvent[] = [];
  return {
    logger: (event: LogEvent) => void events.push(event),
    requests: () => events.filter(({ event }) => event === "request").length,
    uuids: () => [...new Set(events.map((event) => event.uuid))],
  };
}

/** A whole answer, as text for a socket. */
export const answer = (status: string, body: string, ...headers: string[]): string =>
  [`HTTP/1.1 ${status}`, `content-length: ${Buffer.byteLength(body)}`, ...headers, "", body].join("\r\n");

export const accepted = answer("200 OK", JSON.stringify(receipt));

export type Served = {
  readonly url: string;
  readonly port: number;
  /** Connections so far. */
  readonly connections: () => number;
  /** Those over which bytes came; after an error, a fetch may open one more that it does not use. */
  readonly used: () => number;
  /** Those that are open, and that are open and were used. */
  readonly open: () => number;
  readonly busy: () => number;
  /** Reads on: a server that does not read does not see a connection end. */
  readonly resume: () => void;
};

/** Serves raw connections until the test is over. */
export function serveRaw(onConnection: (socket: Socket) => void, port = 0): Promise<Served> {
  return serve(createRawServer(onConnection), port);
}

/** Serves requests until the test is over. */
export function serveHttp(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  port = 0,
): Promise<Served> {
  return serve(createServer(handler), port);
}

/** Serves requests over TLS until the test is over. */
export async function serveTls(
  options: ServerOptions,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Served> {
  const served = await serve(createTlsServer(options, handler), 0);
  return { ...served, url: served.url.replace("http:", "https:") };
}

/** Calls back when the whole body of a request is there. */
export function whole(request: IncomingMessage, done: (body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece)).on("end", () => done(Buffer.concat(pieces)));
}

/** Answers each request with these bytes once its body is there, and counts them. */
export async function serveAnswer(bytes: string) {
  let requests = 0;
  const served = await serveHttp((request) => {
    requests += 1;
    whole(request, () => request.socket.end(bytes));
  });
  return { ...served, requests: () => requests };
}

async function serve(server: RawServer | Server, port: number): Promise<Served> {
  const sockets: Socket[] = [];
  const count = (counts: (socket: Socket) => boolean) => sockets.filter(counts).length;
  server.on("connection", (socket: Socket) => {
    sockets.push(socket.on("error", () => {}));
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  onTestFinished(
    () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  );
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    connections: () => sockets.length,
    used: () => count((socket) => socket.bytesRead > 0),
    open: () => count((socket) => !socket.closed),
    resume: () => {
      for (const socket of sockets) socket.resume();
    },
    busy: () => count((socket) => !socket.closed && socket.bytesRead > 0),
  };
}

/** Waits, without a timer, until something is so. */
export async function until(holds: () => boolean, what = "what was waited for"): Promise<void> {
  const latest = performance.now() + 2000;
  while (!holds()) {
    if (performance.now() > latest) throw new Error(`${what} did not come`);
    await turn();
  }
}

/** A port without a server. */
export async function freePort(): Promise<number> {
  const server = createRawServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/**
 * A port whose connections are never made: a thread listens there with the shortest queue and sleeps, and the queue is
 * full.
 */
export async function serveNobody(): Promise<string> {
  const script = `
    const { parentPort } = require("node:worker_threads");
    const server = require("node:net").createServer();
    server.listen(0, "127.0.0.1", 1, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const worker = new Worker(script, { eval: true });
  const [port] = (await once(worker, "message")) as [number];
  const queue = Array.from({ length: 4 }, () => connect(port, "127.0.0.1").on("error", () => {}));
  onTestFinished(async () => {
    for (const socket of queue) socket.destroy();
    await worker.terminate();
  });
  await Promise.all(queue.slice(0, 2).map((socket) => once(socket, "connect")));
  return `http://127.0.0.1:${port}`;
}

/** How many timers, sockets and file operations this process has. */
export function resources(): { readonly [kind: string]: number } {
  const counts: { [kind: string]: number } = {};
  for (const kind of process.getActiveResourcesInfo()) {
    if (/^(Timeout|TCPSocket|FS|File)/.test(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Whether no kind of resource is there more often than before. */
export const noneLeft = (before: { readonly [kind: string]: number }): boolean =>
  Object.entries(resources()).every(([kind, count]) => count <= (before[kind] ?? 0));

/** How often this process has a file open. */
export const timesOpen = (path: string): number =>
  readdirSync("/proc/self/fd").filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path;
    } catch {
      return false; // It was closed in the meantime.
    }
  }).length;
