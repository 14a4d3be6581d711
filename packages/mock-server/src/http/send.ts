import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Reply } from "../wire/reply.ts";

/** How long the rest of a body is read once it has been answered; without a byte, with bytes (ms). As nginx does. */
const linger = { idle: 5_000, total: 30_000 };

/** Writes a reply to a socket. */
export function send(incoming: IncomingMessage, outgoing: ServerResponse, reply: Reply): void {
  const { status, headers, body, effect } = reply;
  if (effect?.kind === "hang") return; // The socket stays open until the caller gives up.
  if (effect?.kind === "reset") {
    // One that waits for its turn on the connection has no socket yet.
    if (outgoing.socket) reset(outgoing.socket);
    else outgoing.once("socket", reset);
    return;
  }
  const hasArrived = incoming.complete;
  const isCut = effect?.kind === "cut";
  const length = Buffer.byteLength(body) + (isCut ? 64 : 0);
  const head = ["content-type", reply.type, "content-length", String(length), ...headers];
  if (isCut || !hasArrived) head.push("connection", "close");
  outgoing.writeHead(status, head);
  if (isCut) {
    outgoing.write(body, () => outgoing.socket?.end());
    return;
  }
  const end = hasArrived ? () => void outgoing.end() : () => drain(incoming, () => outgoing.end());
  if (effect?.kind === "dribble") void dribble(outgoing, body, effect.pace).then(end);
  else if (hasArrived) outgoing.end(body);
  else outgoing.write(body, end);
}

function reset(socket: Socket): void {
  try {
    socket.resetAndDestroy();
  } catch {
    socket.destroy(); // A TLS socket cannot be reset.
  }
}

async function dribble(outgoing: ServerResponse, body: string, pace: number): Promise<void> {
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length && !outgoing.destroyed; at++) {
    // A connection holds the process; a pause alone does not.
    if (at > 0) await new Promise((later) => setTimeout(later, pace).unref());
    outgoing.write(bytes.subarray(at, at + 1));
  }
}

/** N11: a sender that has not sent all yet would see its connection break before it sees the answer. */
function drain(incoming: IncomingMessage, done: () => void): void {
  const end = () => {
    clearTimeout(total);
    clearTimeout(idle);
    incoming.off("data", refresh);
    done();
  };
  const total = setTimeout(end, linger.total);
  const idle = setTimeout(end, linger.idle);
  const refresh = () => idle.refresh();
  incoming.on("data", refresh).once("end", end).once("close", end);
  incoming.resume();
}
