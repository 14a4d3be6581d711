import type { Clock } from "../request/clock.ts";

/** Something that is woken at its time. `turn` is the agenda's. */
export type Entry = { at: number; turn: number; wake(): void };

/** The longest sleep in ms: a machine that slept itself is noticed then, and no timer overflows. */
const longest = 1000;

/** Wakes any number of entries at their times with one timer; those of one time in the order in which they came. */
export class Agenda {
  readonly #clock: Clock;
  /** Sorted: to move ten thousand on takes microseconds. */
  readonly #entries: Entry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turns = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    clock.changed = () => this.#arm();
  }

  set(entry: Entry, at: number): void {
    this.delete(entry);
    if (at === Number.POSITIVE_INFINITY) return;
    Object.assign(entry, { at, turn: ++this.#turns });
    const place = this.#placeOf(entry);
    this.#entries.splice(place, 0, entry);
    if (place === 0) this.#arm();
  }

  delete(entry: Entry): void {
    const place = this.#placeOf(entry);
    if (this.#entries[place] !== entry) return;
    this.#entries.splice(place, 1);
    if (place === 0) this.#arm();
  }

  /** Where it is, or belongs. */
  #placeOf({ at, turn }: Entry): number {
    let from = 0;
    let to = this.#entries.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const one = this.#entries[middle] as Entry;
      if (one.at < at || (one.at === at && one.turn < turn)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  readonly #wake = () => {
    const now = this.#clock.now();
    for (let [head] = this.#entries; head && head.at <= now; [head] = this.#entries) {
      this.delete(head);
      head.wake();
    }
    this.#arm();
  };

  #arm(): void {
    clearTimeout(this.#timer);
    const [head] = this.#entries;
    if (!head) return;
    const ms = Math.ceil((head.at - this.#clock.now()) / this.#clock.scale);
    this.#timer = setTimeout(this.#wake, Math.max(0, Math.min(ms, longest)));
  }
}
