import { type Entry, mostPrice } from "./entries.ts";

/** From one balance of the account to the next: by how much it fell, and what was sent for it. */
export type Span<One = Entry> = {
  readonly from: One;
  readonly to: One;
  readonly entries: readonly One[];
  readonly fall: number;
};

type Counted = { readonly kind: string; readonly credit: number | undefined };

/** What is between balances, and the rest. `late`: the balance of an accepted file is that before its own charge. */
export function spansOf<One extends Counted>(
  entries: readonly One[],
  isBalance: (entry: One) => boolean,
  late = false,
) {
  const [spans, outside]: [Span<One>[], One[]] = [[], []];
  let [from, open]: [One | undefined, One[]] = [undefined, []];
  for (const to of entries) {
    const isKnown = to.credit !== undefined && isBalance(to);
    const own = late && isKnown && isAccepted(to) ? [to] : [];
    if (own.length === 0) open.push(to);
    if (!isKnown && to.kind !== "gap") continue;
    const fall = isKnown && from ? Number(from.credit) - Number(to.credit) : 0;
    if (isKnown && from && (open.length > 0 || fall !== 0)) spans.push({ from, to, entries: open, fall });
    else outside.push(...open);
    [from, open] = [isKnown ? to : undefined, own];
  }
  return { spans, outside: [...outside, ...open] };
}

/** Whether all that was sent for it costs the same. */
export const isOfOneKind = ({ entries }: Span): boolean =>
  new Set(entries.map(({ like }) => like)).size === 1;

export type Rule = {
  readonly price: number;
  /** Whether refused requests are charged as well (E10). */
  readonly refusals: boolean;
  /** The answers that show the price. None: it is the page's. */
  readonly proof: readonly Entry[];
  /** Answers that say another price. */
  readonly odd: number;
};

/** What explains the most; the page, and that refusals are free, where they explain as much. `said` have a price for credit. */
export function ruleOf(page: number, spans: readonly Span[], said: readonly Entry[]): Rule {
  const words = said.map(({ credit }) => credit as number);
  // Where balances are rounded, a whole price explains as much.
  const parts = spans.flatMap(partsOf).toSorted((one, other) => Number(one % 1 > 0) - Number(other % 1 > 0));
  const prices = [...new Set([page, ...words, ...parts])].filter((one) => one >= 0 && one <= mostPrice);
  const rules = [false, true].flatMap((refusals) =>
    prices.map((price) => judged({ price, refusals }, spans, said)),
  );
  return rules.reduce((best, rule) => (rule.weight > best.weight ? rule : best));
}

type Charging = Pick<Rule, "price" | "refusals">;

function judged(charging: Charging, spans: readonly Span[], said: readonly Entry[]) {
  const { price } = charging;
  const agreeing = said.filter(({ credit, again }) => credit === price || (again && credit === 0));
  const explained = spans.filter((span) => isExplained(span, () => charging));
  const shown = explained.filter(
    ({ fall, entries }) => (fall > 0 || price === 0) && entries.some(isAccepted),
  );
  const odd = said.length - agreeing.length;
  const proof = [...agreeing, ...shown.flatMap(({ entries }) => entries.findLast(isAccepted) ?? [])];
  return { ...charging, proof, odd, weight: explained.length - odd };
}

export const isAccepted = ({ kind }: Pick<Counted, "kind">): boolean => kind === "success";

export function partsOf({ fall, entries }: Span): number[] {
  const accepted = entries.filter(isAccepted);
  const counts = [accepted.length, accepted.filter(({ again }) => !again).length];
  return counts.filter((count) => count > 0).map((count) => fall / count);
}

/** Whether what was sent may have cost as much. Balances that are rounded differ by less than 1. */
export const isExplained = ({ fall, entries }: Span, ruleFor: (slug: string) => Charging): boolean =>
  sumsOf(entries, ruleFor).some((sum) => Math.abs(fall - sum) < 1);

/** What requests may cost together: a file that was there before may be free (A13). */
function sumsOf(entries: readonly Entry[], ruleFor: (slug: string) => Charging): readonly number[] {
  let sums = [0];
  for (const { kind, slug, again } of entries) {
    const { price, refusals } = ruleFor(slug);
    const isOpen = again || kind === "unknown" || (kind === "refusal" && refusals);
    const costs = isOpen ? [0, price] : [kind === "success" ? price : 0];
    sums = [...new Set(sums.flatMap((sum) => costs.map((cost) => sum + cost)))];
  }
  return sums;
}
