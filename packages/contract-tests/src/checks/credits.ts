import type { Exchange } from "../model/exchange.ts";
import type { Divergence } from "../model/run.ts";
import { explanationsOf } from "./ledger/explain.ts";
import { ledgerOf } from "./ledger/ledger.ts";

/** Whether what was charged is what the pages say (F15, A04, A13). Where sums cannot be made, the run was stopped instead. */
export function checkCredits(exchanges: readonly Exchange[]): Divergence[] {
  const ledger = ledgerOf(exchanges);
  if (ledger.strange) return [];
  return explanationsOf(ledger).map(({ slug, ...shown }) => ({
    ...shown,
    key: `credits:${slug}`,
    kind: "credits",
    docs: "en/ambiguities.html#a04",
  }));
}
