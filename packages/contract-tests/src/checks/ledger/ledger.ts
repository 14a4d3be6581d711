import type { Exchange } from "../../model/exchange.ts";
import { type Account, accountOf, groupOf } from "./account.ts";
import { type Entry, entriesOf, mostPrice } from "./entries.ts";
import type { Span } from "./spans.ts";

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
  const accounts = readingsOf(entries).map((balances) => accountOf(entries, balances));
  const least = Math.min(...accounts.map(({ odd }) => odd));
  const best = accounts.filter(({ odd }) => odd === least);
  const account = best.reduce((most, one) => (one.atMost > most.atMost ? one : most));
  return {
    ...account,
    spent: best.every(({ spent }) => spent === account.spent) ? account.spent : undefined,
    entries,
    untold: entries.find(
      ({ kind, credit }) => kind === "unknown" || (kind === "success" && credit === undefined),
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
  const alone = spans.filter(({ to, entries }) => entries.every(({ like }) => like === to.like));
  const each = ({ fall, entries }: Span) => fall / entries.length;
  return alone.find((span) => {
    const isFree = span.to.kind === "refusal";
    const others = alone.filter(
      ({ to, fall }) => to.like === span.to.like && (isFree ? fall >= 0 : fall > 0),
    );
    return each(span) > (isFree ? 0 : span.to.page) && others.some((one) => each(span) - each(one) >= 1);
  });
}
