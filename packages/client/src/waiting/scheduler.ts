import type { ResolvedOptions } from "../options.ts";
import { clockOf } from "../request/clock.ts";
import { Agenda } from "./agenda.ts";

/** Questions that a client asks at a time, however many waits it has. */
const atOnce = 16;

/** Whoever has a question, or no longer has one; `ask` never fails. */
export type Asker = { ask(): Promise<void> };

/** What all waits of a client share: its clock, one timer, and whose turn it is to ask. */
export class Scheduler {
  readonly clock;
  readonly agenda;
  /** Those whose questions are due, in the order in which they became so. */
  readonly #due = new Set<Asker>();
  #asking = 0;

  constructor(options: ResolvedOptions) {
    this.clock = clockOf(options);
    this.agenda = new Agenda(this.clock);
  }

  /** Lets it ask as soon as there is room for that. */
  queue(asker: Asker): void {
    this.#due.add(asker);
    this.#next();
  }

  #next(): void {
    for (const asker of this.#due) {
      if (this.#asking === atOnce) return;
      this.#due.delete(asker);
      this.#asking += 1;
      void asker.ask().then(() => {
        this.#asking -= 1;
        this.#next();
      });
    }
  }
}

const schedulers = new WeakMap<ResolvedOptions, Scheduler>();

export function schedulerOf(options: ResolvedOptions): Scheduler {
  const scheduler = schedulers.get(options) ?? new Scheduler(options);
  schedulers.set(options, scheduler);
  return scheduler;
}
