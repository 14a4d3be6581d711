import {
  type ClientRequest,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { listenOnLoopback } from "@remo-kit/common/listen";
import type { Gate } from "./gate.ts";
import { answerIn, longest, type Wire, type WireRequest } from "./wire.ts";

/**
 * A server on loopback that hands on to `origin` what it gets, and gives back the bytes that come: so the client sends in
 * its own way, gets what the server sent, and what it sends is counted where nothing can be sent twice unseen (N1).
 */
export async function openProxy(origin: string, gate: Gate): Promise<Wire> {
  const requests: WireRequest[] = [];
  const open = new Set<Promise<unknown>>();
  const server = createServer();
  const wire: Wire = {
    baseUrl: "",
    fetch: undefined,
    requests,
    changed: () => {},
    settled: async () => void (await Promise.all(open)),
    close: async () => {},
  };
  const take = (incoming: IncomingMessage) => {
    const kept = keep(incoming);
    requests.push(kept);
    const closed = new Promise((done) => incoming.socket.on("close", () => setImmediate(done)));
    open.add(closed);
    closed.then(() => open.delete(closed));
    const change = (more: Partial<WireRequest>) => {
      Object.assign(kept, more);
      wire.changed();
    };
    try {
      gate.request();
      forward(new URL(origin), incoming, { kept, change, gate });
    } catch (error) {
      change({ failure: (error as Error).name });
      incoming.socket.destroy();
    }
  };
  // What a request expects, its server says.
  server.on("request", take).on("checkContinue", take).on("checkExpectation", take);
  server.requestTimeout = 0;
  const { url, close } = await listenOnLoopback(server);
  return Object.assign(wire, { baseUrl: url, close });
}

const keep = ({ method = "", url = "", headers }: IncomingMessage): WireRequest => ({
  method,
  path: url,
  contentType: headers["content-type"] ?? null,
  bytes: 0,
  requestSent: "none",
  answerReceived: "none",
});

type Keeping = {
  readonly kept: WireRequest;
  readonly change: (more: Partial<WireRequest>) => void;
  readonly gate: Gate;
};

function forward(origin: URL, incoming: IncomingMessage, { kept, change, gate }: Keeping): void {
  const { method, url: path, socket: down } = incoming;
  const secure = origin.protocol === "https:";
  // By host and path: a URL would have its path spelled anew.
  const { hostname, port } = origin;
  const host = hostname.replace(/^\[|\]$/g, "");
  const headers = withHost(incoming.rawHeaders, origin.host);
  const options = { host, port, method, path, headers, agent: false } as unknown as RequestOptions;
  const upstream = (secure ? httpsRequest : httpRequest)(options);
  upstream.on("socket", (up: Socket) => {
    up.on(secure ? "secureConnect" : "connect", () => change({ requestSent: "part" }));
    giveBack(up, down);
  });
  upstream.on("finish", () => change({ requestSent: "all" }));
  upstream.on("response", (answer) => observe(answer, down, { kept, change, gate }));
  upstream.on("error", (error: NodeJS.ErrnoException) => {
    if (!kept.received && !down.destroyed) change({ failure: kept.failure ?? error.code ?? error.name });
  });
  down.on("close", () => upstream.destroy());
  handOn(incoming, upstream, { kept, change, gate });
}

/** In the spelling and the order that they came in. */
const withHost = (raw: readonly string[], host: string): string[] =>
  raw.map((text, at) => (at % 2 === 1 && raw[at - 1]?.toLowerCase() === "host" ? host : text));

/** Its trailers too: where a length is declared, there are none. */
function handOn(incoming: IncomingMessage, upstream: ClientRequest, { kept, change, gate }: Keeping): void {
  incoming.on("data", (chunk: Buffer) => {
    kept.bytes += chunk.length;
    if (gate.bytes(chunk.length)) return;
    change({ failure: "LimitError" });
    incoming.socket.destroy();
  });
  incoming.on("end", () => {
    const { rawTrailers: raw } = incoming;
    const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""] as const] : []));
    if (pairs.length > 0) upstream.addTrailers(pairs as never);
  });
  incoming.pipe(upstream);
}

/** The bytes as they come, to where they end and in the way that they do. */
function giveBack(up: Socket, down: Socket): void {
  up.on("data", (chunk) => {
    if (down.destroyed || down.write(chunk)) return;
    up.pause();
    down.once("drain", () => up.resume());
  });
  let broken = false;
  up.on("error", () => {
    broken = true;
  });
  up.on("end", () => down.end());
  up.on("close", () => (broken ? down.resetAndDestroy() : down.end()));
}

/** What comes back, as Node reads it from the same bytes. */
function observe(answer: IncomingMessage, down: Socket, { kept, change }: Keeping): void {
  const { statusCode: status = 0, headers } = answer;
  const chunks: Buffer[] = [];
  let bytes = 0;
  const part = () => change({ answerReceived: "part", partial: { status, bytes } });
  const whole = () => answerIn(status, headers, Buffer.concat(chunks));
  part();
  answer.on("data", (chunk: Buffer) => {
    if (bytes <= longest) chunks.push(chunk);
    bytes += chunk.length;
    part();
  });
  answer.on("error", () => {}); // It broke off.
  answer.on("end", () => {
    if (bytes > longest) change({ failure: tooLong });
    else change({ ...whole(), partial: undefined, answerReceived: "all" });
    if (/close/.test(`${headers.connection}`)) down.end();
  });
  answer.on("close", () => {
    if (!kept.received && bytes > longest) change({ failure: tooLong });
  });
  down.on("close", () => {
    if (kept.received || kept.failure) return;
    if (bytes > longest) return change({ failure: tooLong });
    const sofar = whole(); // The client may have read enough of it.
    if (isJson(sofar.received?.text)) change({ ...sofar, partial: undefined, answerReceived: "all" });
  });
}

const tooLong = `more than ${longest} bytes`;

function isJson(text = ""): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
