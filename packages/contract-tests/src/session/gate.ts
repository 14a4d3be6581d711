import type { Limits } from "./session.ts";

/** Counts what is sent. */
export type Gate = {
  /** Resolves when it is time for the next request. */
  turn(): Promise<void>;
  /** @throws LimitError there have been enough. */
  request(): void;
  /** False if that is too much. */
  bytes(count: number): boolean;
};

/** A run reached one of its limits: nothing more is sent. */
export class LimitError extends Error {
  override readonly name = "LimitError";
}

export function createGate({ requests, bytes, rate }: Limits): Gate {
  let [sent, total, next] = [0, 0, 0];
  return {
    async turn() {
      const now = performance.now();
      const wait = next - now;
      next = Math.max(now, next) + 1000 / rate;
      if (wait > 0) await new Promise((later) => setTimeout(later, wait));
    },
    request() {
      if (++sent > requests) throw new LimitError(`the run may send ${requests} requests (--max-requests)`);
    },
    bytes(count) {
      total += count;
      return total <= bytes;
    },
  };
}
