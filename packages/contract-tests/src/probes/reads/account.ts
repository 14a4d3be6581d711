import { operationList } from "@remo-kit/openapi";
import type { Exchange } from "../../model/exchange.ts";
import { mayCost, operationOfSlug } from "../../model/exchange.ts";
import type { Finding, Undecided } from "../../model/reading.ts";
import { type Accepted, answersIn, isAccepted, isNotReady, isRefused, type ProbeAnswer } from "../answer.ts";
import { decideCredit } from "../credits/readings.ts";
import { creditTrail, trailIntents } from "../credits/trail.ts";
import { found, lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { doneNeeds, type Story, storyOf } from "./story.ts";

const keyFields = new Set(
  operationList.flatMap(({ kind, secrets, user }) =>
    kind === "submit" ? secrets.filter((field) => field !== user) : [],
  ),
);

const hasKeys = ({ exchange }: ProbeAnswer): boolean =>
  exchange.sent.fields?.some((field) => keyFields.has(field)) === true;

/** Whether a read that carries no key is answered, and whether keys that it carries all the same change that. */
export const readKeys: Probe = {
  id: "read-keys",
  ambiguity: "A35",
  of: "family",
  intents: ["read:done", "read:with-keys"],
  read: (exchanges) => ({ reading: keysRead(exchanges) }),
};

function keysRead(exchanges: readonly Exchange[]): Finding<string> | Undecided {
  const needs = `${doneNeeds}, without keys and with them`;
  const { reads = [] } = storyOf(exchanges) ?? {};
  const [without, having] = [reads.filter((one) => !hasKeys(one)), reads.filter(hasKeys)];
  const given = without.filter(isAccepted);
  if (given.length === 0) {
    const [refused, taken] = [without.filter(isOfAccount), having.filter(isTaken)];
    if (refused.length === 0 || taken.length === 0) return lacking(needs, reads);
    // One odd answer is soon had.
    return found("keys", [...refused, ...taken], taken.length > 1 ? "certain" : "likely");
  }
  // The same read was given and refused as one without keys: it is about something else.
  const withThem = having.find(({ kind }) => kind !== "unreadable");
  if (!withThem) return found("no keys", given);
  const what = withThem.kind === "accepted" ? "ignored" : "refused";
  return found(`no keys; those that are sent are ${what}`, [...given, withThem]);
}

/** It says that something of the account is wrong, or not there. */
const isOfAccount = (answer: ProbeAnswer): boolean => {
  const { received } = answer.exchange;
  const codes = [received?.status, answer.kind === "refused" ? answer.code : undefined];
  return codes.some((code) => [401, 403, 413, 420, 421].includes(code ?? 0));
};

/** It says something of the analysis, whether that is done or not. */
const isTaken = (answer: ProbeAnswer): boolean =>
  isAccepted(answer) || isNotReady(answer) || (isRefused(answer) && answer.reason === "analysis-failed");

/** Whether reads are charged: by the balances before and after them, where the answers have balances. */
export const readCost: Probe = {
  id: "read-cost",
  ambiguity: "A36",
  of: "family",
  intents: [...trailIntents, "submitted", "read:done", "accept:jpeg", "encoding:*"],
  read: (exchanges) => ({ reading: costRead(exchanges) }),
};

type Meaning = { readonly success: unknown; readonly refusal: unknown };

function costRead(exchanges: readonly Exchange[]): Finding<string> | Undecided {
  const story = storyOf(exchanges);
  if (!story?.reads.some(isAccepted)) return lacking(doneNeeds, story?.reads ?? []);
  const meaning = meaningIn(exchanges);
  if ("undecided" in meaning) return meaning;
  const span = spanOf(exchanges, story, meaning);
  if (!span)
    return lacking("a balance before the reads, and one after them (bad-video:after, encoding:*)", []);
  const { before, after, between, proof } = span;
  if (between.some(({ kind }) => kind === "unreadable")) {
    return undecided("between the balances is an answer that may have been charged, or not", proof);
  }
  const due = [...between, after].filter(isAccepted).reduce((sum, one) => sum + chargeOf(one, meaning), 0);
  const taken = creditOf(before) - creditOf(after) - due;
  if (taken === 0) return found("free", proof);
  const why = `${taken} credits more than the submits between them went`;
  return taken < 0 ? undecided(`contradictory: ${why}`, proof) : found(`charged, ${why}`, proof, "likely");
}

/** A04: what `credit` counts has to be known before sums say anything. */
function meaningIn(exchanges: readonly Exchange[]): Meaning | Undecided {
  const steps = creditTrail(exchanges);
  if ("undecided" in steps) return steps;
  const [success, refusal] = [decideCredit("creditOnSuccess", steps), decideCredit("creditOnError", steps)];
  if ("undecided" in success) return success;
  return { success: success.value, refusal: "value" in refusal ? refusal.value : undefined };
}

const creditOf = (answer: ProbeAnswer): number =>
  "body" in answer ? Number(answer.body.credit) : Number.NaN;

/** What an accepted request has taken: what it says, or its price by the page. */
const chargeOf = (answer: Accepted, { success }: Meaning): number =>
  success === "planned" ? creditOf(answer) : (operationOfSlug(answer.exchange.operation)?.price ?? 0);

const isBalance =
  ({ success, refusal }: Meaning) =>
  (answer: ProbeAnswer): boolean =>
    Number.isInteger(creditOf(answer)) &&
    answer.exchange.sent.keys === "own" &&
    ((isAccepted(answer) && success === "balance") || (isRefused(answer) && refusal === "balance"));

/** The last balance before the reads of a job, the first one after them, and what was sent in between. */
function spanOf(exchanges: readonly Exchange[], { reads }: Story, meaning: Meaning) {
  const ids = reads.map(({ exchange }) => exchange.id);
  const paid = answersIn(exchanges).filter(({ exchange }) => mayCost(exchange));
  const balances = paid.filter(isBalance(meaning));
  const before = balances.findLast(({ exchange }) => exchange.id < Math.min(...ids));
  const after = balances.find(({ exchange }) => exchange.id > Math.max(...ids));
  if (!before || !after) return undefined;
  const between = paid.filter(({ exchange: { id } }) => id > before.exchange.id && id < after.exchange.id);
  return { before, after, between, proof: [before, ...between, after] };
}
