import { whenAborted } from "../aborted.ts";
import { isRemoError, type RemoCallFailure } from "../errors.ts";
import { abortError } from "../request/load.ts";
import { quietly } from "../upload/reading.ts";
import type { Entry } from "./agenda.ts";
import { type Awaited, contextOf, remembered, timedOut } from "./awaited.ts";
import type { JobProgress } from "./job-types.ts";
import { type Asker, type Scheduler, schedulerOf } from "./scheduler.ts";
import { askedFor, isFinal, pauseAfter } from "./verdict.ts";

type Found = { [name: string]: unknown };

/** ms between two reports of a wait: at least, by any clock; and at most, by that of the server. */
const [soonest, latest] = [100, 1000];

/** Waits until all is read. Ten thousand of them fit in little memory: between two questions, each is what stands here. */
export class Wait implements Entry, Asker {
  at = 0;
  turn = 0;
  readonly #awaited: Awaited;
  readonly #resolve: (found: Found) => void;
  readonly #reject: (error: RemoCallFailure) => void;
  #found: Found | undefined;
  #state: "waiting" | "asking" | "over" = "waiting";
  #readyAt: number;
  #asksAt: number;
  #endsAt = Number.POSITIVE_INFINITY;
  #questions = 0;
  #last: (() => Error) | undefined;
  #cut: AbortController | undefined;
  #told: { [phase: string]: number } | undefined;
  #forget: (() => void) | undefined;

  static for = (awaited: Awaited) => new Promise<Found>((done, failed) => new Wait(awaited, done, failed));

  private constructor(
    awaited: Awaited,
    resolve: (found: Found) => void,
    reject: (error: RemoCallFailure) => void,
  ) {
    const { readyAt, signal } = awaited;
    this.#awaited = awaited;
    this.#resolve = resolve;
    this.#reject = reject;
    const { clock } = this.#scheduler;
    this.#readyAt = readyAt;
    this.#asksAt = clock.now() + Math.max(0, readyAt - Date.now()) * clock.scale;
    this.#forget = signal && whenAborted(signal, () => this.#abort(signal));
    if (signal?.aborted) this.#forget?.();
    else this.wake();
  }

  get #scheduler(): Scheduler {
    return schedulerOf(this.#awaited.options);
  }

  /** Asks when it is time to; a question that is late, because the machine has slept, is asked all the same. */
  wake(): void {
    const now = this.#scheduler.clock.now();
    if (this.#state === "waiting" && this.#asksAt <= Math.min(now, this.#endsAt)) this.#queue(now);
    else if (this.#endsAt <= now) this.#timeOut();
    else this.#pause(now);
  }

  #pause(now: number): void {
    const { clock, agenda } = this.#scheduler;
    const { onProgress } = this.#awaited;
    if (onProgress) {
      const remaining = Math.max(0, Math.ceil((this.#asksAt - now) / 1000));
      this.#tell({ phase: "waiting", remaining, readyAt: new Date(this.#readyAt) });
      if (this.#state === "over") return; // A listener to progress may end it.
    }
    // Each second of a countdown, also of one that a mock's clock speeds up, but ten times a second at most.
    const report = onProgress ? now + Math.max(latest, soonest * clock.scale) : Number.POSITIVE_INFINITY;
    agenda.set(this, Math.min(this.#asksAt, this.#endsAt, report));
  }

  #queue(now: number): void {
    const scheduler = this.#scheduler;
    this.#state = "asking";
    if (this.#questions === 0) this.#endsAt = now + this.#awaited.limits.timeout.result;
    // One that began after the end has the time limits of a call.
    scheduler.agenda.set(this, this.#endsAt > now ? this.#endsAt : Number.POSITIVE_INFINITY);
    scheduler.queue(this);
  }

  async ask(): Promise<void> {
    const { options, reads, uuid, limits } = this.#awaited;
    if (this.#state === "asking") this.#tell({ phase: "reading" });
    if (this.#state === "over") return;
    this.#questions += 1;
    this.#cut = new AbortController();
    const input = { uuid, timeout: limits.timeout, retry: { attempts: 1 }, signal: this.#cut.signal };
    try {
      for (const [name, read] of Object.entries(reads))
        if (!Object.hasOwn(this.#found ?? {}, name))
          this.#found = { ...this.#found, [name]: await read(options, input as never) };
      this.#end(() => this.#resolve(this.#found ?? {}));
    } catch (error) {
      if (!isRemoError(error) || isFinal(error as RemoCallFailure)) this.#fail(error as RemoCallFailure);
      else this.#again(error as RemoCallFailure);
    }
  }

  #again(error: RemoCallFailure): void {
    if (this.#state === "over") return;
    const { clock } = this.#scheduler;
    const asked = error.name === "RemoApiError" ? askedFor(error) : undefined;
    if (asked !== undefined) this.#readyAt = Date.now() + asked / clock.scale;
    this.#last = remembered(error);
    this.#cut = undefined;
    this.#state = "waiting";
    this.#asksAt = clock.now() + pauseAfter(error, this.#questions, this.#awaited.limits.poll);
    this.wake();
  }

  #timeOut(): void {
    this.#fail(timedOut(this.#awaited, this.#last?.()));
  }

  #abort(signal: AbortSignal): void {
    this.#fail(abortError(contextOf(this.#awaited), this.#questions > 0 ? "all" : "none", signal));
  }

  #fail(error: RemoCallFailure): void {
    this.#end(() => this.#reject(Object.assign(error, this.#found)));
  }

  #end(settle: () => void): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#scheduler.agenda.delete(this);
    this.#forget?.();
    this.#cut?.abort();
    settle();
  }

  /** Reports the first of a phase at once, further ones not too often. */
  #tell(progress: JobProgress): void {
    const { onProgress } = this.#awaited;
    const now = performance.now();
    if (!onProgress || now - (this.#told?.[progress.phase] ?? -soonest) < soonest) return;
    this.#told = { ...this.#told, [progress.phase]: now };
    quietly(() => onProgress(progress));
  }
}
