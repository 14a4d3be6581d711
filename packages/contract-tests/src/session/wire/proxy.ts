import {
  type ClientRequest,
  createServer,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { lingering } from "@remo-kit/common/lingering";
import { listenOnLoopback } from "@remo-kit/common/listen";
import type { Gate } from "../gate.ts";
import { giveBack, type Keeping, observe } from "./answer.ts";
import { asked, type Wire, type WireRequest } from "./wire.ts";

/** Loopback before `origin`: the client sends in its own way, gets the bytes that came, and each request is counted (N1). */
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
    const { method = "", url = "", headers } = incoming;
    const kept = asked(method, url, headers["content-type"] ?? null);
    requests.push(kept);
    const change = (more: Partial<WireRequest>) => {
      Object.assign(kept, more);
      wire.changed();
    };
    try {
      gate.request();
      const upstream = forward(new URL(origin), incoming, { kept, change }, gate);
      const over = new Promise((done) => {
        const end = () => void setImmediate(done);
        upstream.on("close", end).on("response", (answer) => answer.on("close", end));
      });
      open.add(over);
      over.then(() => open.delete(over));
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

function forward(origin: URL, incoming: IncomingMessage, { kept, change }: Keeping, gate: Gate) {
  const { method, url: path, socket: down } = incoming;
  const secure = origin.protocol === "https:";
  // By host and path: a URL would have its path spelled anew.
  const { hostname, port } = origin;
  const host = hostname.replace(/^\[|\]$/g, "");
  const headers = withHost(incoming.rawHeaders, origin.host);
  const options = { host, port, method, path, headers } as unknown as RequestOptions;
  const upstream = secure
    ? httpsRequest({ ...options, agent: new HttpsAgent({ keepAlive: true }) })
    : httpRequest({ ...options, agent: new HttpAgent({ keepAlive: true }) });
  upstream.shouldKeepAlive = true; // When the connection ends is the server's to say, whatever the request asks for.
  upstream.on("socket", (up: Socket) => {
    up.on(secure ? "secureConnect" : "connect", () => change({ requestSent: "part" }));
    lingering(up);
    giveBack(up, down);
  });
  upstream.on("finish", () => change({ requestSent: "all" }));
  upstream.on("response", (answer) => observe(answer, down, { kept, change }));
  upstream.on("error", (error: NodeJS.ErrnoException) => {
    if (!kept.received && !down.destroyed) change({ failure: kept.failure ?? error.code ?? error.name });
  });
  down.on("close", () => upstream.destroy());
  handOn(incoming, upstream, { kept, change }, gate);
  return upstream;
}

/** In the spelling and the order that they came in. */
const withHost = (raw: readonly string[], host: string): string[] =>
  raw.map((text, at) => (at % 2 === 1 && raw[at - 1]?.toLowerCase() === "host" ? host : text));

/** Its trailers too: where a length is declared, there are none. */
function handOn(incoming: IncomingMessage, upstream: ClientRequest, { kept, change }: Keeping, gate: Gate) {
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
