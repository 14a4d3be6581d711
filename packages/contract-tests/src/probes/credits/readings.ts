import type { Readings } from "@remo-kit/openapi";
import { mostPrice } from "../../checks/ledger/entries.ts";
import { type Span, spansOf } from "../../checks/ledger/spans.ts";
import { operationOfSlug } from "../../model/exchange.ts";
import type { Finding, Undecided } from "../../model/reading.ts";
import { found, undecided } from "../evidence.ts";
import { isOfFile, isOfRefusal, type Shown, type Step } from "./trail.ts";

/** The keys that only sums show: each `credit` is a price or a balance, and a balance falls by what was charged. */
export type CreditKeys = Pick<Readings, "creditOnSuccess" | "creditOnError" | "repeatIsCharged">;

type Reading = CreditKeys & {
  readonly price: number;
  /** A repetition that is free says its price all the same. */
  readonly freeSaysPrice: boolean;
  /** What repeats a uuid or a file may be free, though no answer calls any one that exists. */
  readonly freeInSilence: boolean;
  /** E10 */
  readonly refusalIsCharged: boolean;
  /** None of the profiles counts so, and a server could. */
  readonly stretch: boolean;
};

/** The value of one key in all readings that explain the steps, with as few jumps of a balance as there can be. */
export function decideCredit<Key extends keyof CreditKeys>(
  key: Key,
  steps: readonly Step[],
  mostJumps = steps.length,
): Finding<CreditKeys[Key]> | Undecided {
  const shown = steps.filter((step) => step.kind !== "gap");
  const answers = shown.map(({ answer }) => answer);
  const credits = shown
    .map(({ answer, credit }) => `#${answer.exchange.id} has ${credit ?? "none"}`)
    .join(", ");
  const tried = readingsFor(steps).map((reading) => ({ reading, jumps: jumpsIn(reading, steps) }));
  const least = Math.min(...tried.map(({ jumps }) => jumps));
  if (least > mostJumps) {
    const why = `contradictory, no way of counting gives these credits: ${credits}`;
    return { ...undecided(why, answers), contradicts: true };
  }
  const fitting = tried.filter(({ jumps }) => jumps === least).map(({ reading }) => reading);
  const all = new Set(fitting.map((reading) => reading[key]));
  const plain = new Set(fitting.filter(({ stretch }) => !stretch).map((reading) => reading[key]));
  const left = plain.size > 0 ? plain : all;
  const [value] = left;
  if (value !== undefined && left.size === 1) {
    return found(value, answers, left === plain && all.size === 1 && least === 0 ? "certain" : "likely");
  }
  return undecided(`${[...all].join(" and ")} explain these credits alike: ${credits}`, answers);
}

/** Every combination as the profiles have it, then each with one thing that is otherwise. */
function readingsFor(steps: readonly Step[]): Reading[] {
  const usual = {
    price: priceIn(steps),
    ...{ freeSaysPrice: false, freeInSilence: false, refusalIsCharged: false, stretch: false },
  };
  const isSilent = !steps.some((step) => isOfFile(step) && step.exists);
  const ways = [
    usual,
    { ...usual, freeSaysPrice: true, stretch: true },
    ...(isSilent ? [{ ...usual, freeInSilence: true, stretch: true }] : []),
    { ...usual, refusalIsCharged: true, stretch: true },
    ...pricesIn(steps, usual.price).map((price) => ({ ...usual, price, stretch: true })),
  ];
  return (["planned", "balance"] as const).flatMap((creditOnSuccess) =>
    meaningsIn(steps.filter(isOfRefusal)).flatMap((creditOnError) =>
      [true, false].flatMap((repeatIsCharged) =>
        ways.map((way) => ({ ...way, creditOnSuccess, creditOnError, repeatIsCharged })),
      ),
    ),
  );
}

/** What the credit of refusals can be: no balance where none identified an account. */
function meaningsIn(refusals: readonly Shown[]): readonly CreditKeys["creditOnError"][] {
  if (refusals.some(({ isOfAccount }) => isOfAccount)) return ["balance", "planned"];
  return refusals.some(saysPrice) ? ["planned"] : ["omitted"];
}

export const saysPrice = ({ credit = 0 }: Shown): boolean => credit > 0 && credit <= mostPrice;

/** What an accepted request of the operation costs by its page (F15). */
function priceIn(steps: readonly Step[]): number {
  const step = steps.find((one) => one.kind !== "gap");
  return (step && operationOfSlug(step.answer.exchange.operation)?.price) ?? 0;
}

/** What a price could be: a `credit`, or what lies between two. */
function pricesIn(steps: readonly Step[], usual: number): number[] {
  const credits = steps.flatMap(({ credit }) => credit ?? []);
  const prices = credits.flatMap((credit) => [credit, ...credits.map((other) => credit - other)]);
  return [...new Set(prices)].filter((price) => price >= 0 && price <= mostPrice && price !== usual);
}

/** How often a balance moved otherwise than by what was charged, as if others used the account; infinite if no server answers so. */
function jumpsIn(reading: Reading, steps: readonly Step[]): number {
  const isBalance = (step: Step) => step.kind !== "gap" && meaningOf(step, reading) === "balance";
  const isFitting = steps.every((step) => step.kind === "gap" || isBalance(step) || isPrice(step, reading));
  if (!isFitting) return Number.POSITIVE_INFINITY;
  return spansOf(steps, isBalance).spans.reduce((sum, span) => sum + jumpOf(span, reading), 0);
}

function meaningOf({ kind, isOfAccount }: Shown, { creditOnSuccess, creditOnError }: Reading) {
  if (kind === "accepted") return creditOnSuccess;
  return creditOnError === "balance" && !isOfAccount ? "omitted" : creditOnError;
}

function isPrice({ kind, credit, exists, again }: Shown, reading: Reading): boolean {
  const { price, creditOnError, freeSaysPrice, freeInSilence, repeatIsCharged } = reading;
  if (credit === undefined) return true;
  if (kind === "refused") return creditOnError !== "planned" || credit === price;
  if (exists && !repeatIsCharged) return credit === (freeSaysPrice ? price : 0);
  return credit === price || (freeInSilence && again && credit === 0);
}

/** 0: by what was charged; 1: as if others had taken or added something; infinite: as no balance does. */
function jumpOf({ fall, entries }: Span<Step>, reading: Reading): number {
  const { price, freeInSilence, repeatIsCharged, refusalIsCharged } = reading;
  const files = entries.filter(isOfFile);
  const isOpen = ({ exists, again }: Shown) => freeInSilence && again && !exists;
  const sure = files.filter((file) => (file.exists ? repeatIsCharged : !isOpen(file))).length;
  const open = files.filter(isOpen).length;
  const refused = refusalIsCharged ? entries.filter(isOfRefusal).length : 0;
  const counts = Array.from({ length: open + 1 }, (_, more) => sure + refused + more);
  if (counts.some((count) => Math.abs(fall - count * price) < 1)) return 0;
  const isStill = fall === 0 && sure * price > 0;
  return isStill || fall > mostPrice * entries.length ? Number.POSITIVE_INFINITY : 1;
}
