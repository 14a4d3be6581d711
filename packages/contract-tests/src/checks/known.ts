import type { Divergence, RunModel } from "../model/run.ts";

/** A divergence that has an owner until a date. */
export type KnownDivergence = {
  readonly key: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day that it holds, YYYY-MM-DD. */
  readonly expires: string;
};

export type Judged = Pick<RunModel, "divergences" | "stale">;

/** With what only follows from others. */
export const keysIn = (divergences: readonly Divergence[]): ReadonlySet<string> =>
  new Set(divergences.flatMap(({ key, consequences = [] }) => [key, ...consequences.map((one) => one.key)]));

export type JudgedBy = {
  /** The keys that an entry's key means today. Default: that alone. */
  readonly meant?: (key: string) => readonly string[];
  /** Whether the run could have shown the divergence: one that sends less must not take it for fixed. Default: it could. */
  readonly looked?: (key: string) => boolean;
};

/** Marks what is in the list, and gives the entries of it that are to go. `today` is YYYY-MM-DD. */
export function applyKnown(
  divergences: readonly Divergence[],
  list: readonly KnownDivergence[],
  today: string,
  { meant = (key) => [key], looked = () => true }: JudgedBy = {},
): Judged {
  const entries = list.map((entry) => ({ ...entry, keys: [entry.key, ...meant(entry.key)] }));
  const shown = keysIn(divergences);
  return {
    divergences: divergences.map((divergence) => {
      const entry = entries.find(({ keys }) => keys.includes(divergence.key));
      if (!entry) return divergence;
      const { owner, reason, expires } = entry;
      return { ...divergence, known: { owner, reason, expires } };
    }),
    stale: entries.flatMap(({ key, keys, expires }): RunModel["stale"][number][] => {
      // What is fixed goes from the list, whether its day has passed or not.
      if (!keys.some((one) => shown.has(one)) && looked(key)) return [{ key, why: "fixed" }];
      return expires < today ? [{ key, why: "expired" }] : [];
    }),
  };
}
