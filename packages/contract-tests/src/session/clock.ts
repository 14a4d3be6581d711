import { setTimeout } from "node:timers/promises";

/** Where the time of a run comes from; a test has its own. */
export type Clock = {
  /** ms since 1970. */
  now(): number;
  /** Resolves after `ms`, or as soon as `signal` aborts. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(), // Is never set back.
  pause: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}), // Aborted.
};
