import type { Divergence, RunModel } from "../model/run.ts";

export type KnownDivergence = {
  readonly key: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day that it holds, YYYY-MM-DD. */
  readonly expires: string;
};

export type Judged = Pick<RunModel, "divergences" | "stale">;

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
      const known = entryOf(divergence, entries);
      return known ? { ...divergence, known } : divergence;
    }),
    stale: entries.flatMap(({ key, keys, expires }): RunModel["stale"][number][] => {
      // What is fixed goes from the list, whether its day has passed or not.
      if (!keys.some((one) => shown.has(one)) && looked(key)) return [{ key, why: "fixed" }];
      return expires < today ? [{ key, why: "expired" }] : [];
    }),
  };
}

type Entries = readonly (KnownDivergence & { readonly keys: readonly string[] })[];

/** The entry for a divergence: for its own key, or for that of another operation in which the server is wrong alike. */
function entryOf({ key, kind, consequences = [] }: Divergence, entries: Entries): Divergence["known"] {
  const shared = ["schema", "code"].includes(kind)
    ? consequences.filter((one) => one.key.startsWith(`${kind}:`)).map((one) => one.key)
    : [];
  const found =
    entries.find(({ keys }) => keys.includes(key)) ??
    entries.find(({ keys }) => shared.some((one) => keys.includes(one)));
  if (!found) return undefined;
  const { owner, reason, expires } = found;
  return { owner, reason, expires };
}
