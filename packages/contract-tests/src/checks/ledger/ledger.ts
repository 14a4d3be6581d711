import type { Exchange } from "../../model/exchange.ts";
import { type Account, accountOf, groupOf } from "./account.ts";
import { type Entry, entriesOf, mostPrice } from "./entries.ts";
import { isOfOneKind, type Span } from "./spans.ts";

export type Ledger = Omit<Account, "odd"> & {
  readonly entries: readonly Entry[];
  /** A request that may have been charged, and whose answer does not tell. */
  readonly untold: Entry | undefined;
  /** What cost more now than it did before, with nothing beside it. */
  readonly strange: Span | undefined;
};

/** Of all readings of `credit` that explain the answers best, the one under which the most can have been charged. */
export const ledgerOf = (exchanges: readonly Exchange[]): Ledger => ledgerFrom(entriesOf(exchanges));

export function ledgerFrom(entries: readonly Entry[]): Ledger {
  const accounts = readingsOf(entries).flatMap((balances) =>
    [false, true].map((late) => accountOf(entries, balances, late)),
  );
  const least = Math.min(...accounts.map(({ odd }) => odd));
  const best = accounts.filter(({ odd }) => odd === least);
  const account = best.reduce((most, one) => (one.atMost > most.atMost ? one : most));
  return {
    ...account,
    spent: best.every(({ spent }) => spent === account.spent) ? account.spent : undefined,
    entries,
    untold: entries.find(
      ({ kind, credit, kept }) => kind === "unknown" || (kind === "success" && credit === undefined && !kept),
    ),
    strange: strangeIn(account.spans),
  };
}

/** More are not tried: of further groups, `credit` counts as a price, which is what it says. */
const mostReadings = 64;

/** Groups whose credits are balances, in every way that there is: any of more than a price are. */
function readingsOf(entries: readonly Entry[]): ReadonlySet<string>[] {
  const counted = entries.filter(({ credit }) => credit !== undefined);
  const sure = new Set(counted.filter(({ credit = 0 }) => credit > mostPrice).map(groupOf));
  let readings = [sure];
  for (const group of new Set(counted.map(groupOf))) {
    if (sure.has(group) || readings.length >= mostReadings) continue;
    readings = readings.flatMap((reading) => [new Set([...reading, group]), reading]);
  }
  return readings;
}

/** The dearest of what stands alone between two balances, if another one like it was cheaper and it is dearer than its page. */
function strangeIn(spans: readonly Span[]): Span | undefined {
  const alone = spans
    .filter(isOfOneKind)
    .flatMap((span) => span.entries.slice(-1).map((last) => ({ span, last })));
  const each = ({ fall, entries }: Span) => fall / entries.length;
  return alone.find(({ span, last }) => {
    const isFree = last.kind === "refusal";
    const others = alone.filter(
      (one) => one.last.like === last.like && (isFree ? one.span.fall >= 0 : one.span.fall > 0),
    );
    const isDear = each(span) > (isFree ? 0 : last.page);
    return isDear && others.some((one) => each(span) - each(one.span) >= 1);
  })?.span;
}
