import type { Clock } from "../clock.ts";
import type { NextAnswer } from "../next.ts";
import type { Settings, StoreDefaults } from "./store.ts";

/**
 * What a store remembers of a tenant beside its accounts and jobs: plain JSON. What is handed out of it is never
 * changed afterwards, only replaced.
 */
export type TenantState = {
  clock: Clock;
  /** Only what was changed: all else follows the start of the mock. */
  settings: Partial<Settings>;
  next: readonly NextAnswer[];
  /** The last ids that were given. */
  lastAccount: number;
  lastNext: number;
};

export function newTenantState({ now, timeScale }: StoreDefaults): TenantState {
  const wall = now();
  const clock = { wall, virtual: wall, scale: timeScale };
  return { clock, settings: {}, next: [], lastAccount: 0, lastNext: 0 };
}

export const settingsOf = ({ settings, next }: TenantState, { settings: start }: StoreDefaults) => ({
  profile: settings.profile ?? start.profile,
  faults: settings.faults ?? start.faults,
  queued: next.length,
});

export function queueNext(state: TenantState, next: Omit<NextAnswer, "id">): NextAnswer {
  const answer = { ...next, id: ++state.lastNext };
  state.next = [...state.next, answer];
  return answer;
}

/** Gives the answer as it was before it was taken. */
export function takeNext(state: TenantState, wanted: (next: NextAnswer) => boolean): NextAnswer | undefined {
  const taken = state.next.find(wanted);
  if (!taken || taken.times === "always") return taken;
  const left = taken.times - 1;
  state.next =
    left > 0
      ? state.next.map((answer) => (answer === taken ? { ...taken, times: left } : answer))
      : state.next.filter((answer) => answer !== taken);
  return taken;
}

export function clearNext(state: TenantState, id?: number): number {
  const before = state.next.length;
  state.next = id === undefined ? [] : state.next.filter((answer) => answer.id !== id);
  return before - state.next.length;
}
