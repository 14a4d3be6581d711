import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** When a hostile server does what it does. */
export type Moment = "connected" | "head" | "half" | "whole";

/** What it does; `request` is what it has heard so far, one character for each byte. */
export type ServerAction = (socket: Socket, request: string) => void;

export type HostileServer = {
  readonly url: string;
  /** Connections over which a request came. */
  readonly requests: () => number;
};

/** Listens on loopback until the test is over, and is hostile to each request once. */
export async function serveHostile(moment: Moment, act: ServerAction): Promise<HostileServer> {
  const sockets: Socket[] = [];
  let requests = 0;
  const server = createServer((socket) => {
    sockets.push(socket.on("error", () => {}));
    // After a reset, the client asks whether the server speaks TLS: a handshake, which is no request.
    socket.once("data", (chunk: Buffer) => {
      requests += chunk[0] === 22 ? 0 : 1;
    });
    hear(socket, moment, act);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => close(server, sockets));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests: () => requests };
}

function hear(socket: Socket, moment: Moment, act: ServerAction): void {
  let request = "";
  let done = false;
  const hearing = () => {
    if (done || !isTime(moment, request)) return;
    done = true;
    act(socket, request);
  };
  socket.on("data", (chunk: Buffer) => {
    request += chunk.toString("latin1");
    hearing();
  });
  hearing();
}

function isTime(moment: Moment, request: string): boolean {
  if (moment === "connected") return true;
  const end = request.indexOf("\r\n\r\n");
  if (end < 0) return false;
  if (moment === "head") return true;
  const body = request.slice(end + 4);
  const length = Number(/^content-length: *(\d+)/im.exec(request.slice(0, end))?.[1]);
  // A fetch sends a stream in chunks, of which the last is empty.
  const [share, last] = moment === "half" ? [0.5, ""] : [1, "0\r\n\r\n"];
  return Number.isNaN(length) ? body.length > 5 && body.endsWith(last) : body.length >= length * share;
}

const close = (server: Server, sockets: readonly Socket[]) =>
  new Promise<void>((closed) => {
    server.close(() => closed());
    for (const socket of sockets) socket.destroy();
  });
