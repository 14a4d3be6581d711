import { type Clock, systemClock } from "./clock.ts";
import { InterruptedError } from "./patience.ts";
import type { Limits } from "./session.ts";

export type Gate = ReturnType<typeof createGate>;

/** A run reached one of its limits: nothing more is sent. */
export class LimitError extends Error {
  override readonly name = "LimitError";
}

export function createGate(
  { requests, bytes, rate }: Limits,
  clock: Clock = systemClock,
  signal: AbortSignal | undefined = undefined,
) {
  let [sent, total, next] = [0, 0, 0];
  return {
    /** Resolves when it is time for the next request. @throws InterruptedError there is to be none. */
    async turn(): Promise<void> {
      const now = clock.now();
      const wait = next - now;
      next = Math.max(now, next) + 1000 / rate;
      if (wait > 0) await clock.pause(wait, signal);
      if (signal?.aborted) throw new InterruptedError("the run was interrupted");
    },
    /** @throws LimitError there have been enough. */
    request(): void {
      if (++sent > requests) throw new LimitError(`the run may send ${requests} requests (--max-requests)`);
    },
    bytes(count: number): boolean {
      total += count;
      return total <= bytes;
    },
  };
}
