import type { Charge } from "../../model/run.ts";
import { type Entry, mostPrice } from "./entries.ts";
import { isAccepted, isExplained, partsOf, type Rule, ruleOf, type Span, spansOf } from "./spans.ts";

/** What the answers show if those of some groups have the balance for credit, and all others a price (A04). */
export type Account = {
  /** By operation. */
  readonly charging: ReadonlyMap<string, Charging>;
  /** What refusals have cost, where balances show it, by what costs the same. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Undefined where the answers leave it open. */
  readonly spent: number | undefined;
  readonly atMost: number;
  readonly spans: readonly Span[];
  readonly unexplained: readonly (Charge & { readonly span: Span })[];
  /** Accepted, with a balance, and neither a balance before it nor another file says what it cost. */
  readonly unsure: Entry | undefined;
  /** How much is not as the pages have it. The reading with the least is the likeliest. */
  readonly odd: number;
};

export type Charging = {
  /** Credits a file, by the page. */
  readonly page: number;
  readonly rule: Rule;
  /** The most that a file is known to have cost: what is planned for the next one. */
  readonly price: number;
};

/** Answers whose credit means the same. */
export const groupOf = ({ slug, kind }: Entry): string => `${slug} ${kind}`;

export function accountOf(entries: readonly Entry[], balances: ReadonlySet<string>, late: boolean): Account {
  const isBalance = (entry: Entry) => balances.has(groupOf(entry));
  const { spans, outside } = spansOf(entries, isBalance, late);
  const said = entries.filter((entry) => entry.credit !== undefined && !isBalance(entry));
  const first = outside.filter((entry) => isAccepted(entry) && isBalance(entry));
  const charging = new Map(
    entries.map(({ slug, page }) => {
      const isOwn = (one: Entry) => one.slug === slug;
      const own = spans.filter(({ entries }) => entries.every(isOwn));
      return [slug, chargingOf(page, own, said.filter(isOwn), first.filter(isOwn))];
    }),
  );
  const ruleFor = (slug: string) => (charging.get(slug) as Charging).rule;
  const open = spans.filter((span) => !isExplained(span, ruleFor));
  const refusals = refusalsIn(spans, ruleFor);
  const shown = shownIn(spans, charging, open);
  const cost = costs({ charging, refusals }, shown, isBalance);
  const charges = [
    ...outside.map(cost),
    ...spans.map((span) => (open.includes(span) ? unclear(span, cost) : fallen(span, ruleFor))),
  ];
  const isTold = entries.length === 0 || spans.length > 0 || said.some(isAccepted);
  return {
    ...{ charging, refusals, spans },
    spent: isTold ? totalOf(charges.map(({ told }) => told)) : undefined,
    atMost: total(charges.map(({ most }) => most)),
    unexplained: open.map((span) => ({
      charged: span.fall,
      due: total(span.entries.filter(isAccepted).map(({ slug }) => ruleFor(slug).price)),
      exchanges: [span.from, ...span.entries].map(({ exchange }) => exchange.id),
      span,
    })),
    unsure: first.find(({ slug }) => !shown.has(slug)),
    // A balance is rather that after its own charge.
    odd:
      (late ? 0.25 : 0) +
      total([...[...charging.values()].map(deviation), ...open.map(oddness), ...first.map(doubt)]),
  };
}

/** `first` are accepted with a balance, and none is before it: it could be a price, were it not too much for one. */
function chargingOf(page: number, spans: readonly Span[], said: readonly Entry[], first: readonly Entry[]) {
  const rule = ruleOf(page, spans, said);
  const isShown = rule.proof.length > 0;
  const words = (isShown ? said : [...said, ...first])
    .map(({ credit }) => credit as number)
    .filter((credit) => credit <= mostPrice);
  const parts = spans.filter((span) => !isExplained(span, () => rule)).flatMap(partsOf);
  return { page, rule, price: Math.max(page, ...words, ...parts, ...(isShown ? [rule.price] : [])) };
}

const deviation = ({ page, rule: { odd, refusals, price } }: Charging): number =>
  odd + Number(refusals) + Number(price !== page);

/** More than any price is hardly a balance that fell. */
const oddness = ({ fall, entries }: Span): number => (fall > mostPrice * entries.length ? 10 : 2);

/** Few have so little left. */
const doubt = ({ credit = 0 }: Entry): number => (credit > mostPrice ? 0 : 0.5);

const shownIn = (spans: readonly Span[], charging: Account["charging"], open: readonly Span[]) =>
  new Set([
    ...[...charging].flatMap(([slug, { rule }]) => (rule.proof.length > 0 ? slug : [])),
    ...spans
      .filter((span) => span.fall > 0 && !open.includes(span))
      .flatMap(({ entries }) => entries.filter(isAccepted).map(({ slug }) => slug)),
  ]);

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const totalOf = (numbers: readonly (number | undefined)[]): number | undefined =>
  numbers.includes(undefined) ? undefined : total(numbers as readonly number[]);

/** `told`: what the answers show; `most`: what it can have been. */
type Cost = { readonly told: number | undefined; readonly most: number };

const whole = (cost: number): Cost => ({ told: cost, most: cost });

/** Of a request that is not between two balances. */
const costs =
  (
    { charging, refusals }: Pick<Account, "charging" | "refusals">,
    shown: ReadonlySet<string>,
    isBalance: (entry: Entry) => boolean,
  ) =>
  (entry: Entry): Cost => {
    const { kind, slug, credit, like, again } = entry;
    const { rule, price } = charging.get(slug) as Charging;
    const known = refusals.get(like);
    if (kind === "gap") return whole(0);
    if (kind === "refusal" && known !== undefined) return whole(known);
    if (kind === "refusal") return { told: rule.refusals ? rule.price : 0, most: price };
    if (kind === "unknown" || credit === undefined) {
      return { told: undefined, most: shown.has(slug) ? price : mostPrice };
    }
    if (!isBalance(entry)) return { told: credit, most: again && credit === 0 ? 0 : price };
    if (shown.has(slug)) return { told: rule.price, most: price };
    // Of what is no more than a price, no more can go than is left.
    return { told: undefined, most: credit > mostPrice ? mostPrice : price };
  };

/** What did not fall though a file was accepted may do so later, by what the page says. */
function fallen({ fall, entries }: Span, ruleFor: (slug: string) => Rule): Cost {
  const mayBeFree = ({ again, slug }: Entry) => again && ruleFor(slug).price > 0;
  const due = total(entries.filter((one) => isAccepted(one) && !mayBeFree(one)).map(({ page }) => page));
  return fall > 0 || due === 0 ? whole(Math.max(0, fall)) : { told: undefined, most: due };
}

/** Of a fall that nothing explains: by more than was due, or by less, since the account was topped up. */
function unclear({ fall, entries }: Span, cost: (entry: Entry) => Cost): Cost {
  const due = entries.filter(isAccepted).map(cost);
  const told = totalOf(due.map((one) => one.told));
  const most = Math.max(fall, total(due.map((one) => one.most)));
  return { told: fall > (told ?? 0) ? undefined : told, most };
}

/** What refusals have cost: those that stand alone between two balances, and those beside files that explain the whole. */
function refusalsIn(spans: readonly Span[], ruleFor: (slug: string) => Rule): Map<string, number> {
  const costs = new Map<string, number>();
  for (const span of spans) {
    const refused = span.entries.filter(({ kind }) => kind === "refusal");
    const isAlone = refused.length === span.entries.length;
    const isFree = isExplained(span, (slug) => ({ ...ruleFor(slug), refusals: false }));
    if (!isFree && (!isAlone || span.fall < 0)) continue;
    const cost = isFree ? 0 : span.fall / refused.length;
    for (const { like } of refused) costs.set(like, Math.max(cost, costs.get(like) ?? 0));
  }
  return costs;
}
