import type { Clock } from "./clock.ts";

/** A run waits: how long this time, how long it may wait after that, and for what. */
export type Waiting = {
  readonly ms: number;
  readonly leftMs: number;
  readonly for: "analysis" | "server";
};

export type PatienceOptions = {
  readonly clock: Clock;
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((waiting: Waiting) => void) | undefined;
};

/** The run was interrupted while it waited: the case that did so shows nothing. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

export function createPatience({ clock, most, signal, onWait }: PatienceOptions) {
  let left = most;
  /** For an analysis what is left of `wanted`; for a server all, or false: too little is left. @throws InterruptedError */
  return async (wanted: number, what: Waiting["for"] = "analysis"): Promise<boolean> => {
    const ms = Math.max(0, Math.min(wanted, left));
    if (wanted > 0 && (ms === 0 || (what === "server" && ms < wanted))) return false;
    left -= ms;
    if (ms > 0) onWait?.({ ms, leftMs: left, for: what });
    if (ms > 0) await clock.pause(ms, signal);
    if (signal?.aborted) throw new InterruptedError("the run was interrupted");
    return true;
  };
}
