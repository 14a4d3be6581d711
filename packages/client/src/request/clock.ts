import type { ResolvedOptions } from "../options.ts";

/** The machine has not slept if its clock was set right by less, in ms. */
const leap = 1000;

/** At which pace a clock stands: no date has the end of a wait by it. */
const slowest = 0.001;

/** The header by which a mock tells its clock, as `now=…, scale=…`. */
const header = "x-remo-mock-clock";

/**
 * The time by which a client waits, in ms since it began: it never goes back, and leaps over the time that the machine
 * has slept. With the option `mockClock` it goes as fast as the mock's, and leaps where that is put forward.
 */
export class Clock {
  /** How much faster than a real one it goes. */
  scale = 1;
  /** Called when the time until something has changed. */
  changed = () => {};
  #time = 0;
  #seen = performance.now();
  /** By how much the clock of the machine is ahead of the one that stands still while it sleeps. */
  #ahead = Date.now() - this.#seen;
  /** The mock's clock, if it told that. */
  #mock = Number.NaN;

  now(): number {
    const seen = performance.now();
    const slept = Date.now() - seen - this.#ahead;
    if (slept > leap || slept < 0) this.#ahead += slept;
    const passed = (seen - this.#seen + (slept > leap ? slept : 0)) * this.scale;
    this.#seen = seen;
    this.#mock += passed;
    this.#time += passed;
    return this.#time;
  }

  /** Follows the mock whose answer has these headers. Without its header, or where its clock stands, time is real again. */
  follow({ [header]: told = "" }: { readonly [name: string]: string }): void {
    const [, now, pace] = /^now=(\d{1,15}), ?scale=(\d{1,7}(?:\.\d+)?)$/.exec(told) ?? [];
    const goes = Number(pace) >= slowest;
    this.now();
    this.scale = goes ? Number(pace) : 1;
    const mock = goes ? Number(now) : Number.NaN;
    const ahead = mock - this.#mock;
    if (ahead > 0) this.#time += ahead;
    // An answer that was long on its way tells an older time; a much older one was set back.
    const isLate = ahead <= 0 && ahead > -5 * leap * this.scale;
    if (!isLate) this.#mock = mock;
    this.changed();
  }
}

const clocks = new WeakMap<ResolvedOptions, Clock>();

/** A client has one. */
export function clockOf(options: ResolvedOptions): Clock {
  const clock = clocks.get(options) ?? new Clock();
  clocks.set(options, clock);
  return clock;
}
