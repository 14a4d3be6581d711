import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Received } from "./exchange.ts";
import type { Limits } from "./session.ts";

/** One request as it went over the wire, and what came back. Its body is not kept. */
export type WireRequest = {
  readonly method: string;
  /** Path with the query. */
  readonly path: string;
  readonly contentType: string | null;
  /** Bytes of the body that were sent. */
  bytes: number;
  received?: Received;
  /** Why nothing came back: the code or the name of the error. */
  failure?: string;
};

/** The way of every request of a run: nothing gets past it, and each one is counted. */
export type Wire = {
  /** Where a client sends its requests to. */
  readonly baseUrl: string;
  /** How, if not in the platform's own way. */
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
};

/** Characters that an answer may have; one of the API has some hundred, and a larger one is not read to its end. */
const longest = 1_000_000;

/** Counts what is sent. */
export type Gate = {
  /** Resolves when it is time for the next request. */
  turn(): Promise<void>;
  /** @throws LimitError there have been enough. */
  request(): void;
  /** False if that is too much. */
  bytes(count: number): boolean;
};

/** A run reached one of its limits: nothing more is sent. */
class LimitError extends Error {
  override readonly name = "LimitError";
}

export function createGate({ requests, bytes, rate }: Limits): Gate {
  let [sent, total, next] = [0, 0, 0];
  return {
    async turn() {
      const now = performance.now();
      const wait = next - now;
      next = Math.max(now, next) + 1000 / rate;
      if (wait > 0) await new Promise((later) => setTimeout(later, wait));
    },
    request() {
      if (++sent > requests) throw new LimitError(`the run may send ${requests} requests (--max-requests)`);
    },
    bytes(count) {
      total += count;
      return total <= bytes;
    },
  };
}

/**
 * A server on loopback that hands everything on to `origin` and keeps what comes back: so the client sends in its own
 * way, and what it sends is counted where nothing can be sent twice unseen (N1).
 */
export async function openProxy(origin: string, gate: Gate): Promise<Wire> {
  const requests: WireRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const kept = keep(incoming);
    requests.push(kept);
    try {
      gate.request();
      forward(origin, incoming, outgoing, kept, gate);
    } catch (error) {
      fail(kept, outgoing, (error as Error).name);
    }
  });
  server.requestTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { baseUrl: `http://127.0.0.1:${port}`, fetch: undefined, requests, close };
}

const keep = ({ method = "", url = "", headers }: IncomingMessage): WireRequest => ({
  method,
  path: url,
  contentType: headers["content-type"] ?? null,
  bytes: 0,
});

function fail(kept: WireRequest, outgoing: ServerResponse, failure: string): void {
  kept.failure ??= failure;
  outgoing.destroy();
}

function forward(
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  kept: WireRequest,
  gate: Gate,
): void {
  const url = new URL(incoming.url ?? "/", origin);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  // What is recorded is to be readable: nothing compressed is asked for.
  const headers = { ...endToEnd(incoming.headers), "accept-encoding": "identity", host: url.host };
  const upstream = send(url, { method: incoming.method, headers, agent: false });
  upstream.on("response", (answer) => giveBack(answer, outgoing, kept));
  upstream.on("error", (error: NodeJS.ErrnoException) => fail(kept, outgoing, error.code ?? error.name));
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) upstream.destroy();
  });
  incoming.on("data", (chunk: Buffer) => {
    kept.bytes += chunk.length;
    if (gate.bytes(chunk.length)) return;
    fail(kept, outgoing, "LimitError");
    upstream.destroy();
  });
  incoming.pipe(upstream);
}

/** Headers that are about the next hop stay on this one. */
const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !["connection", "keep-alive", "transfer-encoding", "te", "upgrade"].includes(name),
    ),
  );

const decoders: { readonly [encoding: string]: () => Transform } = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Some compress without being asked. */
function decoded(answer: IncomingMessage): Readable {
  const decoder = decoders[answer.headers["content-encoding"]?.toLowerCase() ?? ""];
  if (!decoder) return answer;
  delete answer.headers["content-length"];
  delete answer.headers["content-encoding"];
  return pipeline(answer, decoder(), () => {}); // Its errors come out at the end that is read.
}

function giveBack(answer: IncomingMessage, outgoing: ServerResponse, kept: WireRequest): void {
  const status = answer.statusCode ?? 0;
  const body = decoded(answer);
  outgoing.writeHead(status, endToEnd(answer.headers));
  const chunks: Buffer[] = [];
  let length = 0;
  body.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > longest) {
      fail(kept, outgoing, `an answer of more than ${longest} bytes`);
      answer.destroy();
      return;
    }
    chunks.push(chunk);
    outgoing.write(chunk);
  });
  body.on("end", () => {
    if (kept.failure) return;
    kept.received = received(status, answer.headers, Buffer.concat(chunks).toString());
    outgoing.end();
  });
  body.on("error", (error: NodeJS.ErrnoException) => fail(kept, outgoing, error.code ?? error.name));
}

/** The headers that tell something of an answer. */
const told = /^(location|server|retry-after|x-remo-mock-.*)$/;

const received = (status: number, headers: IncomingHttpHeaders, text: string): Received => ({
  status,
  contentType: headers["content-type"] ?? null,
  headers: Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (told.test(name) ? [[name, String(value)]] : [])),
  ),
  text: text.slice(0, longest),
});

/** The same for a target in this process, whose `fetch` is given. */
export function watchFetch(fetch: (request: Request) => Promise<Response>, gate: Gate): Wire {
  const requests: WireRequest[] = [];
  return {
    baseUrl: "http://mock.localhost",
    requests,
    close: async () => {},
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const type = request.headers.get("content-type");
      const kept: WireRequest = {
        method: request.method,
        path: pathname + search,
        contentType: type,
        bytes: 0,
      };
      requests.push(kept);
      gate.request();
      const counted = request.body?.pipeThrough(countBytes(kept, gate)) ?? null;
      try {
        const answer = await fetch(new Request(request, { body: counted, duplex: "half" } as RequestInit));
        const text = await answer.text();
        kept.received = received(answer.status, Object.fromEntries(answer.headers), text);
        return new Response(text === "" ? null : text, { status: answer.status, headers: answer.headers });
      } catch (error) {
        kept.failure = (error as Error).name;
        throw error;
      }
    },
  };
}

const countBytes = (kept: WireRequest, gate: Gate) =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      kept.bytes += chunk.length;
      if (gate.bytes(chunk.length)) controller.enqueue(chunk);
      else controller.error(new LimitError("the run has sent as many bytes as it may (--max-bytes)"));
    },
  });
