import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { request as httpsRequest } from "node:https";
import { listenOnLoopback } from "@remo-kit/common/listen";
import type { Gate } from "./gate.ts";
import { longest, received, type Wire, type WireRequest } from "./wire.ts";

/**
 * A server on loopback that hands everything on to `origin` and keeps what comes back: so the client sends in its own
 * way, gets the bytes that the server sent, and what it sends is counted where nothing can be sent twice unseen (N1).
 */
export async function openProxy(origin: string, gate: Gate): Promise<Wire> {
  const requests: WireRequest[] = [];
  const open = new Set<Promise<unknown>>();
  const server = createServer((incoming, outgoing) => {
    const kept = keep(incoming);
    requests.push(kept);
    const closed = new Promise((done) => outgoing.on("close", () => setImmediate(done)));
    open.add(closed);
    closed.then(() => open.delete(closed));
    try {
      gate.request();
      forward(origin, incoming, outgoing, kept, gate);
    } catch (error) {
      fail(kept, outgoing, (error as Error).name);
    }
  });
  server.requestTimeout = 0;
  const { url, close } = await listenOnLoopback(server);
  const settled = async () => void (await Promise.all(open));
  return { baseUrl: url, fetch: undefined, requests, settled, close };
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
  const headers = { ...endToEnd(incoming.headers), host: url.host };
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

function giveBack(answer: IncomingMessage, outgoing: ServerResponse, kept: WireRequest): void {
  const status = answer.statusCode ?? 0;
  outgoing.writeHead(status, endToEnd(answer.headers));
  const chunks: Buffer[] = [];
  let length = 0;
  answer.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > longest) {
      fail(kept, outgoing, `an answer of more than ${longest} bytes`);
      answer.destroy();
      return;
    }
    chunks.push(chunk);
    outgoing.write(chunk);
  });
  const got = () => received(status, answer.headers, Buffer.concat(chunks));
  answer.on("end", () => {
    if (!kept.failure) Object.assign(kept, got());
    outgoing.end();
  });
  outgoing.on("close", () => {
    if (kept.failure || kept.received) return;
    const sofar = got(); // The client may have read enough of it.
    Object.assign(
      kept,
      isJson(sofar.received?.text) ? sofar : { failure: "the answer was not read to its end" },
    );
  });
  answer.on("error", (error: NodeJS.ErrnoException) => fail(kept, outgoing, error.code ?? error.name));
}

function isJson(text = ""): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
