import { operationList } from "@remo-kit/openapi";
import { ledgerOf } from "../../checks/ledger/ledger.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Finding, Undecided } from "../../model/reading.ts";
import { answersIn, isAccepted, isNotReady, isRefused, type ProbeAnswer } from "../answer.ts";
import { trailIntents } from "../credits/trail.ts";
import { found, lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { doneNeeds, storyOf } from "./story.ts";

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

function costRead(exchanges: readonly Exchange[]): Finding<string> | Undecided {
  const { reads = [] } = storyOf(exchanges) ?? {};
  if (!reads.some(isAccepted)) return lacking(doneNeeds, reads);
  const ids = reads.map(({ exchange }) => exchange.id);
  const { spans, unexplained } = ledgerOf(exchanges);
  const around = spans.filter(
    ({ from, to }) => from.exchange.id < Math.max(...ids) && to.exchange.id > Math.min(...ids),
  );
  const [before, after] = [around[0]?.from.exchange.id, around.at(-1)?.to.exchange.id];
  if (!before || !after || before > Math.min(...ids) || after < Math.max(...ids)) {
    return lacking("a balance before the reads, and one after them (bad-video:after, encoding:*)", []);
  }
  const sent = new Set(
    around.flatMap(({ from, entries }) => [from, ...entries]).map(({ exchange }) => exchange.id),
  );
  const proof = answersIn(exchanges).filter(({ exchange }) => sent.has(exchange.id));
  if (around.some(({ entries }) => entries.some(({ kind }) => kind === "unknown"))) {
    return undecided("between the balances is an answer that may have been charged, or not", proof);
  }
  const odd = unexplained.filter(({ span }) => around.includes(span));
  const taken = odd.reduce((sum, { charged, due }) => sum + charged - due, 0);
  if (odd.length === 0) return found("free", proof);
  const why = `${taken} credits more than the submits between them went`;
  return taken < 0
    ? undecided(`somebody has topped the account up: ${why}`, proof)
    : found(`charged, ${why}`, proof, "likely");
}
