import { answerOf } from "./answer.ts";
import { price } from "./cases/analysis-soccer.ts";
import type { Exchange, Intent } from "./exchange.ts";
import type { Divergence } from "./report/model.ts";

const accepts: readonly Intent[] = ["accept:first", "accept:same-uuid", "accept:same-video"];

/** Whether what the refusals before and after three accepted videos say of the balance fits their price (F15, A04, A13). */
export function checkCredits(exchanges: readonly Exchange[]): Divergence[] {
  const before = creditOf(exchanges, "bad-video:before");
  const after = creditOf(exchanges, "bad-video:after");
  const accepted = accepts.filter((intent) => creditOf(exchanges, intent) !== undefined);
  if (!before || !after || accepted.length < accepts.length) return [];
  const taken = before.credit - after.credit;
  // Nothing taken: the number is no balance. Else all three are paid for, or the one that existed is free.
  if ([0, 2 * price, 3 * price].includes(taken)) return [];
  return [
    {
      key: "credits:analysis-soccer",
      kind: "credits",
      text: `${taken} credits went for three accepted videos; ${3 * price} or ${2 * price} were due`,
      exchanges: [before.id, after.id],
    },
  ];
}

function creditOf(exchanges: readonly Exchange[], wanted: Intent) {
  const found = exchanges.find(({ intent, received }) => intent === wanted && received);
  if (!found?.received) return undefined;
  const answer = answerOf(found.received);
  const credit = answer.kind === "other" ? undefined : answer.body.credit;
  return Number.isInteger(credit) ? { id: found.id, credit: credit as number } : undefined;
}
