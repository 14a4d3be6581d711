import { errorOf, type Family, families, type Operation, type Profile, readingsOf } from "@remo-kit/openapi";
import { answerTo } from "../../checks/answer.ts";
import { isOfGateway } from "../../checks/origin.ts";
import { carriesKeys, type Exchange, mayCost, operationOfSlug } from "../../model/exchange.ts";
import type { Stop } from "../../model/run.ts";

/** How many requests without an answer mean that there is no server, if none had one. */
const unanswered = 2;

/**
 * Whether a run on a remote server must go no further, from what it has had so far. It is asked after each exchange.
 * What a request with the keys of an account is planned to cost is in the table of operations.
 */
export function stopAfter(exchanges: readonly Exchange[]): Stop | undefined {
  const last = exchanges.at(-1);
  if (!last) return undefined;
  if (last.failure === "LimitError") {
    return exhausted("the run has sent as much as it may: --max-requests and --max-bytes allow more");
  }
  if (exchanges.length >= unanswered && exchanges.every(({ received }) => !received)) {
    return { verdict: "unreachable", because: `no request was answered (${last.failure})` };
  }
  return refusedAccount(last) ?? overspent(exchanges);
}

const exhausted = (because: string): Stop => ({ verdict: "budget-exhausted", because });

/** HTTP's own refusals of credentials, by a gateway before the API. */
const refusedByHttp = [401, 403];

/** The answer says that the account cannot pay, or that its keys are not taken; by its code, or by its status line. */
function refusedAccount(exchange: Exchange): Stop | undefined {
  // Without keys of an account, no code is about one; a page of a gateway is about none.
  if (!carriesKeys(exchange) || isOfGateway(exchange)) return undefined;
  const operation = operationOfSlug(exchange.operation);
  const answer = answerTo(exchange);
  const codes = [answer?.kind === "refusal" ? answer.code : undefined, exchange.received?.status];
  const found = codes.filter((code) => code !== undefined);
  const broke = found.find((code) => reasonOf(operation, code)?.name === "not-enough-credits");
  if (broke !== undefined) return exhausted(`the account has not enough credits: code ${broke}`);
  const refused = found.find(
    (code) => refusedByHttp.includes(code) || reasonOf(operation, code)?.category === "account",
  );
  // A read asks for no keys: however it is refused, that says nothing of them.
  if (refused === undefined || exchange.sent.keys !== "own" || !mayCost(exchange)) return undefined;
  return { verdict: "not-authorised", because: `the keys of the account were refused with ${refused}` };
}

const reasonOf = (operation: Operation | undefined, code: number) => operation && errorOf(operation, code);

type CreditSeen = {
  readonly operation: string;
  readonly family: string | undefined;
  readonly kind: "success" | "refusal";
  readonly credit: number;
  /** What the requests up to this one, itself included, were planned to cost. */
  readonly planned: number;
  readonly price: number;
  /** Whether it says that the file was not there before. */
  readonly isNew: boolean;
};

/** Of the requests with keys of the account, oldest first. */
function creditsIn(exchanges: readonly Exchange[]): CreditSeen[] {
  let planned = 0;
  return exchanges.filter(mayCost).flatMap((exchange): CreditSeen[] => {
    const { price = 0, family } = operationOfSlug(exchange.operation) ?? {};
    planned += price;
    const answer = answerTo(exchange);
    // Where no account is identified, the balance is of none.
    if (!answer || answer.kind === "other" || exchange.sent.keys !== "own") return [];
    const { operation } = exchange;
    const { kind, body } = answer;
    if (!Number.isInteger(body.credit)) return [];
    const isNew = kind === "success" && body.file_exist === false;
    return [{ operation, family, kind, credit: body.credit as number, planned, price, isNew }];
  });
}

/**
 * A04: `credit` counts the credits that a call uses, or those that remain, as each operation and each kind of answer has
 * it. It stops a run only if neither fits what was planned, so that a balance is not taken for a charge.
 */
function overspent(exchanges: readonly Exchange[]): Stop | undefined {
  const seen = creditsIn(exchanges);
  const last = seen.at(-1);
  if (!last || exchanges.findLast(mayCost) !== exchanges.at(-1)) return undefined;
  const due = (before: CreditSeen) => last.planned - before.planned;
  const before = seen.findLast((one) => isAlike(one, last) && one.credit - last.credit > due(one));
  if (!before) return chargeOf(seen);
  const numbers = `credit went from ${before.credit} to ${last.credit}`;
  return exhausted(`more was charged than planned: ${numbers}, and ${due(before)} credits were planned`);
}

/** Whether two credits count the same: those of one operation and kind do, and any that are too much for a price. */
const isAlike = (one: CreditSeen, other: CreditSeen): boolean =>
  isSame(one, other) || (one.credit > one.price && other.credit > other.price);

const isSame = (one: CreditSeen, other: CreditSeen): boolean =>
  one.operation === other.operation && one.kind === other.kind;

/** A new file, and the same number as before: it is no balance, which would have fallen, so it is what a video costs. */
function chargeOf(seen: readonly CreditSeen[]): Stop | undefined {
  const last = seen.at(-1);
  if (!last?.isNew || last.credit <= last.price) return undefined;
  const before = seen.slice(0, -1).some((one) => isSame(one, last) && one.credit === last.credit);
  if (!before) return undefined;
  return exhausted(
    `more was charged than planned: ${last.credit} credits a video, and ${last.price} were planned`,
  );
}

/** What the answers show to have been charged, if what `credit` counts is known of each family that was asked (A04). */
export function spentOf(exchanges: readonly Exchange[], profile: Partial<Profile>): number | undefined {
  const asked = families.filter((family) =>
    exchanges.some((one) => mayCost(one) && operationOfSlug(one.operation)?.family === family),
  );
  return spentBy(asked, creditsIn(exchanges), (family) => readingsOf(profile as Profile, family as Family));
}

type Meanings = Partial<Pick<Profile, "creditOnSuccess" | "creditOnError">>;

/**
 * The same of credits that were seen, oldest first. An account has one balance, whichever family shows it: between the first
 * and the last of them, what others say that they cost is in it already.
 */
export function spentBy(
  asked: readonly string[],
  seen: readonly Pick<CreditSeen, "family" | "kind" | "credit" | "price">[],
  meaningOf: (family: string) => Meanings,
): number | undefined {
  const isKnown = (family: string) =>
    meaningOf(family).creditOnSuccess !== undefined &&
    seen.some((one) => one.family === family && one.kind === "success");
  if (!asked.every(isKnown)) return undefined;
  const isBalance = ({ family = "", kind }: (typeof seen)[number]) => {
    const { creditOnSuccess, creditOnError } = meaningOf(family);
    return creditOnSuccess === "balance" && (kind === "success" || creditOnError === "balance");
  };
  const isPrice = ({ family = "", kind }: (typeof seen)[number]) =>
    kind === "success" && meaningOf(family).creditOnSuccess === "planned";
  const [from, to] = [seen.findIndex(isBalance), seen.findLastIndex(isBalance)];
  const outside = seen.filter((one, at) => isPrice(one) && (at < from || at > to));
  const prices = outside.reduce((sum, { credit }) => sum + credit, 0);
  const [first, last] = [seen[from], seen[to]];
  if (!first || !last) return prices;
  // The balance of a success is the one after it.
  return prices + first.credit - last.credit + (first.kind === "success" ? first.price : 0);
}
