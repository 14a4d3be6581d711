import { type Operation, operationList } from "@remo-kit/openapi";
import type { Exchange, Intent } from "../model/exchange.ts";
import type { Divergence } from "../model/run.ts";
import { answerTo } from "./answer.ts";

const accepts: readonly Intent[] = ["accept:first", "accept:same-uuid", "accept:same-video"];

/** Whether what the refusals before and after three accepted files say of the balance fits their price (F15, A04, A13). */
export const checkCredits = (exchanges: readonly Exchange[]): Divergence[] =>
  operationList
    .filter(({ mayBeCharged }) => mayBeCharged)
    .flatMap((operation) => creditsOf(operation, exchanges));

function creditsOf({ slug, price }: Operation, exchanges: readonly Exchange[]): Divergence[] {
  const own = exchanges.filter(({ operation }) => operation === slug);
  const before = creditOf(own, "bad-video:before");
  const after = creditOf(own, "bad-video:after");
  const accepted = accepts.filter((intent) => creditOf(own, intent) !== undefined);
  if (!before || !after || accepted.length < accepts.length) return [];
  const taken = before.credit - after.credit;
  // Nothing taken: the number is no balance. Else all three are paid for, or the one that existed is free.
  if ([0, 2 * price, 3 * price].includes(taken)) return [];
  const due = `${3 * price} or ${2 * price} were due`;
  return [
    {
      key: `credits:${slug}`,
      kind: "credits",
      text: `${taken} credits went for three accepted videos; ${due}`,
      exchanges: [before.id, after.id],
    },
  ];
}

function creditOf(exchanges: readonly Exchange[], wanted: Intent) {
  const found = exchanges.find(({ intent, received }) => intent === wanted && received);
  const answer = found && answerTo(found);
  const credit = !answer || answer.kind === "other" ? undefined : answer.body.credit;
  return found && Number.isInteger(credit) ? { id: found.id, credit: credit as number } : undefined;
}
