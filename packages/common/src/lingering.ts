import type { Socket } from "node:net";

/**
 * A server that answers before it has read all closes the connection with a reset: what is written then fails, and Node
 * drops the answer that has arrived by then. So a write fails here a moment later, when all that has come was read.
 */
export function lingering(socket: Socket): void {
  for (const name of ["_write", "_writev"] as const) {
    const write = socket[name] as ((...args: unknown[]) => void) | undefined;
    if (!write) continue;
    socket[name] = (...args: unknown[]) => {
      const done = args.pop() as (error?: Error | null) => void;
      const later = (error: Error) => setTimeout(() => setImmediate(done, error), lingers);
      write.call(socket, ...args, (error?: Error | null) => (error ? later(error) : done()));
    };
  }
}

const lingers = 20; // ms
