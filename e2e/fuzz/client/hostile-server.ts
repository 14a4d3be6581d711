import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import type { AnswerCase } from "./answers.ts";

/** Listens on loopback for one case: a fetch keeps connections, and would use those of another. */
export type HostileServer = {
  readonly url: string;
  /** Requests that came whole. */
  requests(): number;
  stop(): Promise<void>;
};

export async function startHostileServer(one: AnswerCase): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
    hear(socket, one, () => requests++);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}

function hear(socket: Socket, one: AnswerCase, onWhole: () => void): void {
  let request = "";
  let isAnswered = false;
  const hearing = () => {
    if (isAnswered || !isTime(one.moment, request)) return;
    isAnswered = true;
    void answer(socket, one);
  };
  socket.on("data", (chunk: Buffer) => {
    const wasWhole = isTime("whole", request);
    request += chunk.toString("latin1");
    if (!wasWhole && isTime("whole", request)) onWhole();
    hearing();
  });
  hearing();
}

function isTime(moment: AnswerCase["moment"], request: string): boolean {
  if (moment === "connected") return true;
  const end = request.indexOf("\r\n\r\n");
  if (end < 0) return false;
  if (moment === "head") return true;
  const body = request.slice(end + 4);
  const length = Number(/^content-length: *(\d+)/im.exec(request.slice(0, end))?.[1]);
  // A fetch sends a stream in chunks, of which the last is empty.
  if (Number.isNaN(length)) return moment === "half" ? body.length > 4000 : body.endsWith("0\r\n\r\n");
  return body.length >= (moment === "half" ? length / 2 : length);
}

async function answer(socket: Socket, { pieces, ending }: AnswerCase): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece, "latin1");
    await turn();
  }
  if (ending === "end") socket.end();
  else if (ending === "reset") socket.resetAndDestroy();
  else if (ending === "flood") await flood(socket, pieces.at(-1) ?? "\0");
}

/** As fast as it is read, until nobody does. */
async function flood(socket: Socket, piece: string): Promise<void> {
  const bytes = Buffer.from(piece.repeat(Math.ceil(16_384 / piece.length)), "latin1");
  while (!socket.destroyed) {
    if (socket.write(bytes)) await pause(1);
    else await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => {});
  }
}
