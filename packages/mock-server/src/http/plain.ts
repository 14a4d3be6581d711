import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { MockCore } from "../core.ts";
import { recordOwn } from "../request/record.ts";
import { defaultTenant } from "../tenant.ts";
import { pathOf } from "../wire/call.ts";
import { problemReply } from "../wire/reply.ts";
import { send } from "./send.ts";

// To a mock on https, a request in plain http is a broken handshake, and to its sender a broken connection: neither says why.

/** What TLS begins with: a record of the type "handshake". */
const handshake = 0x16;

/** A connection that does not begin as TLS goes to the HTTP parser as it is. */
export function letPlainIn(server: Server): void {
  const [startTls] = server.listeners("connection") as ((this: Server, socket: Socket) => void)[];
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    socket.on("error", () => {}); // Of one that says nothing, nobody else would hear it.
    socket.once("data", (start: Buffer) => {
      socket.pause();
      socket.unshift(start);
      if (start[0] === handshake) return void startTls?.call(server, socket);
      server.emit("secureConnection", socket);
      socket.resume();
    });
  });
}

export const isEncrypted = ({ socket }: IncomingMessage): boolean =>
  (socket as Partial<TLSSocket>).encrypted === true;

export function refusePlain(core: MockCore, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method = "", url = "" } = incoming;
  const detail =
    "This mock serves https, and the request came in plain http. Begin its address with https://";
  recordOwn(core, { tenant: defaultTenant, method, path: pathOf(url) }, 400, detail);
  send(incoming, outgoing, problemReply(400, detail));
}
