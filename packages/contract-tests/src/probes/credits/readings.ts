import type { Readings } from "@remo-kit/openapi";
import { operationOfSlug } from "../../model/exchange.ts";
import type { Finding, Undecided } from "../../model/reading.ts";
import { found, undecided } from "../evidence.ts";
import { type Step, trailIntents } from "./trail.ts";

/** The keys that only sums show: each `credit` is a price or a balance, and a balance falls by what was charged. */
export type CreditKeys = Pick<Readings, "creditOnSuccess" | "creditOnError" | "repeatIsCharged">;

type Reading = CreditKeys & {
  readonly price: number;
  /** A repetition that is free says its price all the same. */
  readonly freeSaysPrice: boolean;
  /** E10 */
  readonly refusalIsCharged: boolean;
  /** None of the profiles counts so, and a server could. */
  readonly stretch: boolean;
};

/** The value of one key in all readings that explain every step. */
export function decideCredit<Key extends keyof CreditKeys>(
  key: Key,
  steps: readonly Step[],
): Finding<CreditKeys[Key]> | Undecided {
  const answers = steps.map(({ answer }) => answer);
  const fitting = readings(steps).filter((reading) => explains(reading, steps));
  const all = new Set(fitting.map((reading) => reading[key]));
  const plain = new Set(fitting.filter(({ stretch }) => !stretch).map((reading) => reading[key]));
  // A trail with a gap could be stretched to fit whatever the gap hides.
  const isWhole = steps.length === trailIntents.length;
  const left = plain.size > 0 || !isWhole ? plain : all;
  const [value] = left;
  if (value !== undefined && left.size === 1) {
    return found(value, answers, left === plain && all.size === 1 ? "certain" : "likely");
  }
  const credits = steps
    .map(({ answer, credit }) => `#${answer.exchange.id} has ${credit ?? "none"}`)
    .join(", ");
  if (all.size === 0)
    return undecided(`contradictory, no way of counting gives these credits: ${credits}`, answers);
  return undecided(`${[...all].join(" and ")} explain these credits alike: ${credits}`, answers);
}

/** Every combination as the profiles have it, then each with one thing that is otherwise. */
function readings(steps: readonly Step[]): Reading[] {
  const usualPrice = priceIn(steps);
  const usual = { price: usualPrice, freeSaysPrice: false, refusalIsCharged: false, stretch: false };
  const ways = [
    usual,
    { ...usual, freeSaysPrice: true, stretch: true },
    { ...usual, refusalIsCharged: true, stretch: true },
    ...pricesIn(steps, usualPrice).map((price) => ({ ...usual, price, stretch: true })),
  ];
  return (["planned", "balance"] as const).flatMap((creditOnSuccess) =>
    (["balance", "planned", "omitted"] as const).flatMap((creditOnError) =>
      [true, false].flatMap((repeatIsCharged) =>
        ways.map((way) => ({ ...way, creditOnSuccess, creditOnError, repeatIsCharged })),
      ),
    ),
  );
}

/** What an accepted request of the operation costs by its page (F15). */
const priceIn = ([step]: readonly Step[]): number =>
  (step && operationOfSlug(step.answer.exchange.operation)?.price) ?? 0;

/** What a price could be: a `credit`, or what lies between two. */
function pricesIn(steps: readonly Step[], usualPrice: number): number[] {
  const credits = steps.flatMap(({ credit }) => (credit === undefined ? [] : [credit]));
  const prices = credits.flatMap((credit) => [credit, ...credits.map((other) => credit - other)]);
  return [...new Set(prices)].filter((price) => price > 0 && price !== usualPrice);
}

function explains(reading: Reading, steps: readonly Step[]): boolean {
  let spent = 0;
  let start: number | undefined;
  const isBalance = (credit: number | undefined): boolean => {
    if (credit === undefined) return false;
    start ??= credit + spent;
    return start === credit + spent;
  };
  for (const { kind, credit, exists } of steps) {
    const isCharged = kind === "accepted" ? reading.repeatIsCharged || !exists : reading.refusalIsCharged;
    const charged = isCharged ? reading.price : 0;
    spent += charged;
    const meaning = kind === "accepted" ? reading.creditOnSuccess : reading.creditOnError;
    if (meaning === "balance" && !isBalance(credit)) return false;
    if (meaning === "omitted" && credit !== undefined) return false;
    const isPrice = kind === "refused" || reading.freeSaysPrice;
    if (meaning === "planned" && credit !== (isPrice ? reading.price : charged)) return false;
  }
  return start === undefined || spent <= start;
}
