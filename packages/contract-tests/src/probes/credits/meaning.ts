import type { Readings } from "../../model/reading.ts";
import { answersIn, isRefused } from "../answer.ts";
import { lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { decideCredit } from "./readings.ts";
import { creditTrail, trailIntents } from "./trail.ts";

/** A04: the credits of one account, one answer after the other, are prices, a balance or absent. */
export const creditMeaning: Probe = {
  id: "credit-meaning",
  ambiguity: "A04",
  intents: trailIntents,
  read(exchanges) {
    const steps = creditTrail(exchanges);
    if ("undecided" in steps) return { creditOnSuccess: steps, creditOnError: steps };
    const creditOnSuccess = decideCredit("creditOnSuccess", steps);
    if (!steps.some(({ kind }) => kind === "refused")) {
      const needs = "a video that is refused (bad-video:before, bad-video:after)";
      return { creditOnSuccess, creditOnError: lacking(needs, []) };
    }
    return { creditOnSuccess, creditOnError: unlessSeen(decideCredit("creditOnError", steps), exchanges) };
  },
};

/** `omitted` is of every refusal: one of another request that has a `credit` contradicts it. */
function unlessSeen(
  reading: NonNullable<Readings["creditOnError"]>,
  exchanges: Parameters<Probe["read"]>[0],
): NonNullable<Readings["creditOnError"]> {
  if ("undecided" in reading || reading.value !== "omitted") return reading;
  const having = answersIn(exchanges).filter((answer) => isRefused(answer) && "credit" in answer.body);
  if (having.length === 0) return reading;
  const ids = having.map(({ exchange }) => `#${exchange.id}`).join(", ");
  const why = `contradictory: refusals of the account have no credit, and other ones have (${ids})`;
  return {
    ...undecided(why, having),
    proof: [...reading.proof, ...having.map(({ exchange }) => exchange.id)],
  };
}
