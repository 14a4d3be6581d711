import type { Clock } from "../request/clock.ts";

/** Something that is woken at its time. `place` and `turn` are the agenda's: -1 is not in it. */
export type Entry = { at: number; place: number; turn: number; wake(): void };

/** The longest sleep in ms: a machine that slept itself is noticed then, and no timer overflows. */
const longest = 1000;

/** Wakes any number of entries at their times with one timer: a binary heap, in which each knows its place. */
export class Agenda {
  readonly #clock: Clock;
  readonly #heap: Entry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turns = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    clock.changed = () => this.#arm();
  }

  set(entry: Entry, at: number): void {
    this.delete(entry);
    if (at === Number.POSITIVE_INFINITY) return;
    Object.assign(entry, { at, turn: ++this.#turns, place: this.#heap.push(entry) - 1 });
    this.#settle(entry);
    if (entry.place === 0) this.#arm();
  }

  delete(entry: Entry): void {
    const { place } = entry;
    if (place < 0) return;
    entry.place = -1;
    const last = this.#heap.pop() as Entry;
    if (last !== entry) {
      last.place = place;
      this.#settle(last);
    }
    if (place === 0) this.#arm();
  }

  readonly #wake = () => {
    const now = this.#clock.now();
    for (let [head] = this.#heap; head && head.at <= now; [head] = this.#heap) {
      this.delete(head);
      head.wake();
    }
    this.#arm();
  };

  #arm(): void {
    clearTimeout(this.#timer);
    const [head] = this.#heap;
    if (!head) return;
    const ms = Math.ceil((head.at - this.#clock.now()) / this.#clock.scale);
    this.#timer = setTimeout(this.#wake, Math.max(0, Math.min(ms, longest)));
  }

  /** Moves an entry up or down, to where it belongs. */
  #settle(entry: Entry): void {
    const heap = this.#heap;
    const put = (one: Entry, place: number) => {
      heap[place] = one;
      one.place = place;
    };
    let { place } = entry;
    for (let up = heap[(place - 1) >> 1]; place > 0 && up && isBefore(entry, up); ) {
      const free = up.place;
      put(up, place);
      place = free;
      up = heap[(place - 1) >> 1];
    }
    for (;;) {
      const [left, right] = heap.slice(2 * place + 1, 2 * place + 3);
      const down = right && left && isBefore(right, left) ? right : left;
      if (!down || !isBefore(down, entry)) break;
      const free = down.place;
      put(down, place);
      place = free;
    }
    put(entry, place);
  }
}

/** Those of one time in the order in which they came. */
const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.turn < other.turn);
