import { setTimeout } from "node:timers/promises";

/** A virtual clock: at the wall time `wall` it showed `virtual`, and since then it runs `scale` times as fast. All in ms. */
export type Clock = { readonly wall: number; readonly virtual: number; readonly scale: number };

/** What `clock` shows at the wall time `wall`, in ms since 1970. */
export const virtualTime = (clock: Clock, wall: number): number =>
  clock.virtual + (wall - clock.wall) * clock.scale;

/** The same clock, `ms` further on. */
export const advanced = (clock: Clock, ms: number): Clock => ({ ...clock, virtual: clock.virtual + ms });

/** A clock that shows the same now, and runs `scale` times as fast from now on. */
export const rescaled = (clock: Clock, wall: number, scale: number): Clock => ({
  wall,
  virtual: virtualTime(clock, wall),
  scale,
});

/** The wall clock and its timer: the one place that time comes from, so that a test can stand in for it. */
export type Time = {
  /** Now, in ms since 1970. */
  now(): number;
  /** Resolves after `ms`, or as soon as `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const wallTime: Time = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => {}), // Aborted.
};
