import type { Exchange } from "../../model/exchange.ts";
import type { Readings } from "../../model/reading.ts";
import { answersIn } from "../answer.ts";
import { found, lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { type CreditKeys, decideCredit, saysPrice } from "./readings.ts";
import { isOfFile, isOfRefusal, type Step, strangersIn, trailIntents, trailOf } from "./trail.ts";

/** A04: the credits of one account, one answer after the other, are prices, a balance or absent. */
export const creditMeaning: Probe = {
  id: "credit-meaning",
  ambiguity: "A04",
  intents: trailIntents,
  read(exchanges) {
    const steps = trailOf(exchanges);
    return {
      creditOnSuccess: onSuccess(exchanges, steps),
      creditOnError: onError(exchanges, steps),
    };
  },
};

/** What successes prove, they prove also beside refusals that fit nothing. */
export function ofSuccesses<Key extends keyof CreditKeys>(key: Key, steps: readonly Step[]) {
  const reading = decideCredit(key, steps);
  if (!("contradicts" in reading)) return reading;
  const alone = steps.map((step) =>
    isOfRefusal(step) ? { ...step, credit: undefined, isOfAccount: false } : step,
  );
  const proven = decideCredit(key, alone, 0);
  return "contradicts" in proven ? reading : proven;
}

function onSuccess(exchanges: readonly Exchange[], steps: readonly Step[]) {
  if (steps.some((step) => isOfFile(step) && step.credit !== undefined))
    return ofSuccesses("creditOnSuccess", steps);
  const needs = "the keys of an account and a file that is accepted, with a number for credit (accept:first)";
  return lacking(needs, answersIn(exchanges, "accept:first"));
}

function onError(
  exchanges: readonly Exchange[],
  steps: readonly Step[],
): NonNullable<Readings["creditOnError"]> {
  const refusals = steps.filter(isOfRefusal);
  const answers = refusals.map(({ answer }) => answer);
  const having = [...answers, ...strangersIn(exchanges)].filter(({ body }) => "credit" in body);
  const needs =
    "the keys of an account, and refusals that have identified it (bad-video:before, accept:first)";
  if (refusals.length === 0) return lacking(needs, []);
  if (having.length === 0) return found("omitted", answers);
  if (answers.every(({ body }) => !("credit" in body))) {
    const ids = having.map(({ exchange }) => `#${exchange.id}`).join(", ");
    const why = `contradictory: refusals of the account have no credit, and other ones have (${ids})`;
    return { ...undecided(why, [...answers, ...having]), contradicts: true };
  }
  if (!refusals.some((step) => step.isOfAccount || saysPrice(step))) return lacking(needs, answers);
  const files = steps.some((step) => isOfFile(step) && step.credit !== undefined);
  return files ? decideCredit("creditOnError", steps) : lacking("a file that is accepted (accept:first)", []);
}
