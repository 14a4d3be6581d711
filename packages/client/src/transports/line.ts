import type { Socket } from "node:net";
import { builtin } from "../builtin.ts";
import type { Watch } from "./sending.ts";

const every = 1000; // ms

/**
 * Linux says that a connection takes more only when a third of its buffer is free, which may be a megabyte: on a slow
 * line, bytes flow for minutes without a sign. How many the other side has not received yet stands in a table of the
 * kernel; as long as they become fewer, or more were added, bytes flow.
 */
export function watchLine(socket: Socket, watch: Pick<Watch, "flowing">, over: AbortSignal): void {
  let last: number | undefined;
  const look = async () => {
    const queued = await unacknowledged(socket);
    if (queued === undefined || over.aborted) return;
    if (last !== undefined && queued !== last) watch.flowing();
    last = queued;
  };
  const timer = setInterval(look, every);
  over.addEventListener("abort", () => clearInterval(timer));
}

/** Bytes that were sent and not acknowledged, where the system shows it. */
async function unacknowledged({ localPort, remotePort, remoteFamily }: Socket): Promise<number | undefined> {
  const files = builtin("node:fs/promises");
  if (!files || !localPort || !remotePort) return undefined;
  const table = await files
    .readFile(remoteFamily === "IPv6" ? "/proc/net/tcp6" : "/proc/net/tcp", "latin1")
    .catch(() => "");
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, "0");
  const row = new RegExp(`:${hex(localPort)} [0-9A-F]+:${hex(remotePort)} [0-9A-F]{2} ([0-9A-F]{8}):`);
  const queued = row.exec(table)?.[1];
  return queued === undefined ? undefined : Number.parseInt(queued, 16);
}
