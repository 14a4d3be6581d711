import { whenAborted } from "../aborted.ts";
import type { CallContext } from "../error-data.ts";
import { isRemoError, type RemoCallFailure, RemoTimeoutError } from "../errors.ts";
import type { ResolvedCall, ResolvedOptions } from "../options.ts";
import { abortError } from "../request/load.ts";
import { quietly } from "../upload/reading.ts";
import type { Entry } from "./agenda.ts";
import type { JobProgress, Reads } from "./job.ts";
import { type Scheduler, schedulerOf } from "./scheduler.ts";
import { askedFor, isFinal, pauseAfter } from "./verdict.ts";

/** One wait: what it reads, by which names, and what it may take. */
export type Awaited = {
  readonly options: ResolvedOptions;
  readonly reads: Reads;
  readonly context: CallContext & { readonly uuid: string };
  readonly readyAt: Date;
  readonly limits: ResolvedCall;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: JobProgress) => void) | undefined;
};

type Found = { [name: string]: unknown };

/** ms between two reports of a wait: at least, by any clock; and at most, by that of the server. */
const [soonest, latest] = [100, 1000];

/** Waits until all is read. Between two questions it is an entry of the agenda, and nothing else. */
export class Wait implements Entry {
  at = 0;
  place = -1;
  turn = 0;
  readonly #awaited: Awaited;
  readonly #scheduler: Scheduler;
  readonly #resolve: (found: Found) => void;
  readonly #reject: (error: RemoCallFailure) => void;
  readonly #found: Found = {};
  #state: "waiting" | "asking" | "over" = "waiting";
  #readyAt: Date;
  #asksAt: number;
  #endsAt = Number.POSITIVE_INFINITY;
  #questions = 0;
  #last: RemoCallFailure | undefined;
  #cut: AbortController | undefined;
  readonly #told: { [phase: string]: number } = {};
  #forget: (() => void) | undefined;

  static for = (awaited: Awaited) => new Promise<Found>((done, failed) => new Wait(awaited, done, failed));

  private constructor(
    awaited: Awaited,
    resolve: (found: Found) => void,
    reject: (error: RemoCallFailure) => void,
  ) {
    const { options, readyAt, signal } = awaited;
    this.#awaited = awaited;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#scheduler = schedulerOf(options);
    const { clock } = this.#scheduler;
    this.#readyAt = readyAt;
    this.#asksAt = clock.now() + Math.max(0, readyAt.getTime() - Date.now()) * clock.scale;
    this.#forget = signal && whenAborted(signal, () => this.#abort(signal));
    if (signal?.aborted) this.#forget?.();
    else this.wake();
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
    const remaining = Math.max(0, Math.ceil((this.#asksAt - now) / 1000));
    this.#tell({ phase: "waiting", remaining, readyAt: this.#readyAt });
    // Each second of a countdown, also of one that a mock's clock speeds up, but ten times a second at most.
    const report = onProgress ? now + Math.max(latest, soonest * clock.scale) : Number.POSITIVE_INFINITY;
    agenda.set(this, Math.min(this.#asksAt, this.#endsAt, report));
  }

  #queue(now: number): void {
    this.#state = "asking";
    if (this.#questions === 0) this.#endsAt = now + this.#awaited.limits.timeout.result;
    // One that began after the end has the time limits of a call.
    this.#scheduler.agenda.set(this, this.#endsAt > now ? this.#endsAt : Number.POSITIVE_INFINITY);
    this.#scheduler.queue(this.#ask);
  }

  readonly #ask = async (): Promise<void> => {
    const { options, reads, context, limits } = this.#awaited;
    const { uuid } = context;
    const { timeout } = limits;
    this.#tell({ phase: "reading" });
    this.#questions += 1;
    this.#cut = new AbortController();
    const input = { uuid, timeout, retry: { attempts: 1 }, signal: this.#cut.signal };
    try {
      for (const [name, read] of Object.entries(reads))
        if (!(name in this.#found)) this.#found[name] = await read(options, input as never);
      this.#end(() => this.#resolve(this.#found));
    } catch (error) {
      this.#failed(error as RemoCallFailure);
    }
  };

  #failed(error: RemoCallFailure): void {
    if (this.#state === "over") return;
    if (!isRemoError(error) || isFinal(error)) {
      this.#fail(error);
      return;
    }
    const { clock } = this.#scheduler;
    const now = clock.now();
    const asked = error.name === "RemoApiError" ? askedFor(error) : undefined;
    if (asked !== undefined) this.#readyAt = new Date(Date.now() + asked / clock.scale);
    this.#last = error;
    this.#cut = undefined;
    this.#state = "waiting";
    this.#asksAt = now + pauseAfter(error, this.#questions, this.#awaited.limits.poll);
    if (this.#endsAt <= now) this.#timeOut();
    else this.#pause(now);
  }

  #timeOut(): void {
    const { context, limits } = this.#awaited;
    const text = `No result within ${limits.timeout.result} ms; the uuid is still the key to it`;
    const fields = { phase: "result", sent: "all", mayHaveArrived: true } as const;
    this.#fail(new RemoTimeoutError(text, context, fields, { cause: this.#last }));
  }

  #abort(signal: AbortSignal): void {
    this.#fail(abortError(this.#awaited.context, this.#questions > 0 ? "all" : "none", signal));
  }

  #fail(error: RemoCallFailure): void {
    this.#end(() => this.#reject(Object.assign(error, this.#found)));
  }

  #end(settle: () => void): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#scheduler.agenda.delete(this);
    this.#scheduler.leave(this.#ask);
    this.#forget?.();
    this.#cut?.abort();
    settle();
  }

  /** The first report of a phase is told at once, further ones not too often. */
  #tell(progress: JobProgress): void {
    const { onProgress } = this.#awaited;
    const now = performance.now();
    if (!onProgress || now - (this.#told[progress.phase] ?? -soonest) < soonest) return;
    this.#told[progress.phase] = now;
    quietly(() => onProgress(progress));
  }
}
