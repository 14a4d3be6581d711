import type { Profile } from "@remo-kit/openapi";
import { answerOf } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import type { Verdict } from "./report/model.ts";

/** Why a run ends before its cases do. */
export type Stop = {
  readonly verdict: Extract<Verdict, "unreachable" | "not-authorised" | "budget-exhausted" | "inconclusive">;
  readonly because: string;
};

/** How many requests without an answer mean that nobody is there, if none had one. */
const unanswered = 2;

/**
 * Whether a run on somebody's server must go no further, from what it has had so far. It is asked after each exchange.
 * `price` is what a request with the keys of an account is planned to cost.
 */
export function stopAfter(exchanges: readonly Exchange[], price: number): Stop | undefined {
  const last = exchanges.at(-1);
  if (!last) return undefined;
  if (last.failure === "LimitError") {
    return exhausted("the run has sent as much as it may: --max-requests and --max-bytes allow more");
  }
  if (exchanges.length >= unanswered && exchanges.every(({ received }) => !received)) {
    return { verdict: "unreachable", because: `no request was answered (${last.failure})` };
  }
  const { code, status } = codesOf(last);
  if (code === 422 || status === 422) return exhausted("the account has not enough credits: code 422");
  const refused = [401, 403, 420, 421].find((one) => one === code || one === status);
  if (refused !== undefined && last.sent.keys === "own") {
    return { verdict: "not-authorised", because: `the keys of the account were refused with ${refused}` };
  }
  return overspent(exchanges, price);
}

const exhausted = (because: string): Stop => ({ verdict: "budget-exhausted", because });

function codesOf({ received }: Exchange) {
  const answer = received && answerOf(received);
  return { status: received?.status, code: answer?.kind === "refusal" ? answer.code : undefined };
}

/** What an answer says of credits; `at` is its place among the requests with keys of the account. */
type Told = {
  readonly at: number;
  readonly kind: "success" | "refusal";
  readonly credit: number;
  /** Whether it says that the file was not there before. */
  readonly isNew: boolean;
};

/**
 * A04: `credit` counts the credits that a call uses, or those that remain. It stops a run only if neither fits what was
 * planned, so that a balance is not taken for a charge.
 */
function overspent(exchanges: readonly Exchange[], price: number): Stop | undefined {
  const withKeys = exchanges.filter(({ sent }) => sent.keys.startsWith("own"));
  const told = withKeys.flatMap((exchange, at) => creditOf(exchange, at));
  const last = told.at(-1);
  if (!last || withKeys.at(-1) !== exchanges.at(-1)) return undefined;
  const earlier = told.slice(0, -1).reverse();
  for (const kind of ["success", "refusal"] as const) {
    const before = earlier.find((one) => one.kind === kind);
    if (!before) continue;
    const [went, due] = [before.credit - last.credit, (last.at - before.at) * price];
    const maybeCharge = kind !== last.kind && last.credit <= price;
    if (went > due && !maybeCharge) {
      const numbers = `credit went from ${before.credit} to ${last.credit}`;
      return exhausted(`more was charged than planned: ${numbers}, and ${due} credits were planned`);
    }
  }
  return chargeOf(told, price);
}

function creditOf({ received, sent }: Exchange, at: number): Told[] {
  const answer = received && answerOf(received);
  // Where no account is identified, the balance is of none.
  if (!answer || answer.kind === "other" || sent.keys !== "own") return [];
  const { credit, file_exist } = answer.body;
  const isNew = answer.kind === "success" && file_exist === false;
  return Number.isInteger(credit) ? [{ at, kind: answer.kind, credit: credit as number, isNew }] : [];
}

/** A new file, and the same number as before: it is no balance, which would have fallen, so it is what a video costs. */
function chargeOf(told: readonly Told[], price: number): Stop | undefined {
  const last = told.at(-1);
  if (!last?.isNew || last.credit <= price) return undefined;
  const before = told.slice(0, -1).some(({ kind, credit }) => kind === "success" && credit === last.credit);
  if (!before) return undefined;
  return exhausted(
    `more was charged than planned: ${last.credit} credits a video, and ${price} were planned`,
  );
}

/** What the answers show to have been charged, if what `credit` counts is known (A04). */
export function spentOf(
  exchanges: readonly Exchange[],
  { creditOnSuccess, creditOnError }: Partial<Profile>,
  price: number,
): number | undefined {
  const withKeys = exchanges.filter(({ sent }) => sent.keys.startsWith("own"));
  if (withKeys.length === 0) return 0;
  const told = withKeys.flatMap((exchange, at) => creditOf(exchange, at));
  const accepted = told.filter(({ kind }) => kind === "success");
  if (accepted.length === 0) return undefined;
  if (creditOnSuccess === "planned") return accepted.reduce((sum, { credit }) => sum + credit, 0);
  if (creditOnSuccess !== "balance") return undefined;
  const balances = told.filter(({ kind }) => kind === "success" || creditOnError === "balance");
  const all = balances.map(({ credit }) => credit);
  // The balance of a success is the one after it.
  const first = balances[0]?.kind === "success" ? price : 0;
  return Math.max(...all) - Math.min(...all) + first;
}
