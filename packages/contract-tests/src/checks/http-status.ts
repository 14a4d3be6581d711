import type { Readings } from "@remo-kit/openapi";
import type { Exchange } from "../model/exchange.ts";
import { readableAnswer } from "./form.ts";
import { isOfGateway } from "./origin.ts";

type Rule = Readings["httpStatus"];

/** The HTTP status of a refusal by each reading of A05. */
const rules: { readonly [Name in Rule]: (code: number) => number } = {
  code: (code) => code,
  class: (code) => Math.floor(code / 100) * 100,
  ok: () => 200,
};

export const statusBy = (rule: Rule, code: number): number => rules[rule](code);

/** Codes that have to go by a rule before another one that does not is odd. */
const enough = 3;

/** The rule by which all codes but one have their status, where no rule explains all of them. */
export function ruleOfMost(exchanges: readonly Exchange[]): Rule | undefined {
  const statuses = new Map<number, Set<number>>();
  for (const exchange of exchanges) {
    const { received, operation } = exchange;
    const answer = received && !isOfGateway(exchange) ? readableAnswer(received, operation) : undefined;
    if (answer?.kind !== "refusal" || !received) continue;
    statuses.set(answer.code, (statuses.get(answer.code) ?? new Set()).add(received.status));
  }
  const codes = [...statuses];
  const fitting = (rule: Rule) =>
    codes.filter(([code, seen]) => [...seen].every((status) => status === rules[rule](code))).length;
  const found = (Object.keys(rules) as Rule[]).filter(
    (rule) => fitting(rule) === codes.length - 1 && fitting(rule) >= enough,
  );
  return found.length === 1 ? found[0] : undefined;
}
