import type { ErrorName } from "@remo-kit/openapi";
import type { Finding, Undecided } from "../model/reading.ts";
import { named, type ProbeAnswer } from "./answer.ts";

/** What one answer shows of a question: the readings that it leaves. */
type Sighting<Value> = {
  readonly answer: ProbeAnswer;
  /** What was seen, such as `state 1`. */
  readonly shows: string;
  readonly fits: readonly Value[];
};

export type Seen<Value> = Omit<Sighting<Value>, "answer"> | undefined;

const idsOf = (answers: readonly ProbeAnswer[]): number[] => answers.map(({ exchange }) => exchange.id);

export const found = <Value>(
  value: Value,
  answers: readonly ProbeAnswer[],
  confidence: Finding["confidence"] = "certain",
): Finding<Value> => ({ value, confidence, proof: idsOf(answers) });

export const undecided = (why: string, answers: readonly ProbeAnswer[] = []): Undecided => ({
  undecided: why,
  lack: answers.some(isLost) ? "unclear" : "not-shown",
  proof: idsOf(answers),
});

const isLost = (answer: ProbeAnswer): boolean => answer.kind === "unreadable" && answer.isLost;

/** Nothing was seen: what it needs, and what came instead of it. */
export function lacking(needs: string, instead: readonly ProbeAnswer[]): Undecided {
  if (instead.length === 0) return { ...undecided(`needs ${needs}`), lack: "not-sent" };
  const more = instead.length > 3 ? `, and ${instead.length - 3} more` : "";
  return undecided(`needs ${needs}: ${instead.slice(0, 3).map(named).join(", ")}${more}`, instead);
}

type Contradiction = {
  readonly expected: string;
  readonly received: string;
  /** Those that show it. Default: all. */
  readonly odd?: readonly ProbeAnswer[];
};

/** No server that goes by one reading gives these answers: a divergence, and not merely open. */
export const contradictory = (
  why: string,
  answers: readonly ProbeAnswer[],
  { expected, received, odd = answers }: Contradiction,
): Undecided => ({
  undecided: why,
  lack: "contradictory",
  contradicts: true,
  proof: idsOf(answers),
  odd: { text: why, expected, received, proof: idsOf(odd) },
});

/** One answer beside three that a reading explains, of several one in eleven: more is a way of the server, no accident. */
export const isMinority = (odd: number, explained: number): boolean =>
  odd === 1 ? explained >= 3 : odd > 0 && explained >= 10 * odd;

/** The reading that all answers leave, or all but a small minority, which is a divergence then. `see`: what one shows. */
export function settle<const Value>(
  readings: readonly Value[],
  needs: string,
  answers: readonly ProbeAnswer[],
  see: (answer: ProbeAnswer) => Seen<Value>,
  instead: readonly ProbeAnswer[] = answers,
): Finding<Value> | Undecided {
  const sightings = answers.flatMap((answer): Sighting<Value>[] => {
    const seen = see(answer);
    return seen ? [{ answer, ...seen, fits: seen.fits.filter((value) => readings.includes(value)) }] : [];
  });
  if (sightings.length === 0) return lacking(needs, instead);
  const decisive = sightings.filter(({ fits }) => fits.length < readings.length);
  const against = (reading: Value) => decisive.filter(({ fits }) => !fits.includes(reading));
  const fewest = Math.min(...readings.map((reading) => against(reading).length));
  const left = readings.filter((reading) => against(reading).length === fewest);
  const [value] = left as [Value];
  if (fewest === 0) {
    // Where most answers have another form, as those of a framework do, the few that can be read are not the rule.
    const others = answers.filter((answer) => answer.kind === "unreadable" && !answer.isLost);
    const confidence = others.length > decisive.length ? "likely" : "certain";
    if (left.length === 1) return found(value, answersOf(decisive), confidence);
    const why = `${left.join(" and ")} fit alike, needs ${needs}: ${shownBy(sightings)}`;
    return undecided(why, answersOf(sightings));
  }
  const odd = against(value);
  const explained = decisive.filter((sighting) => !odd.includes(sighting));
  if (left.length > 1 || !isMinority(odd.length, explained.length)) return contradiction(decisive, readings);
  const text = `${shownBy(odd)}; ${explained.length} other answers show ${value}`;
  return {
    ...found(value, answersOf(explained), "likely"),
    odd: { text, expected: String(value), received: showing(odd), proof: idsOf(answersOf(odd)) },
  };
}

function contradiction<Value>(decisive: readonly Sighting<Value>[], readings: readonly Value[]): Undecided {
  const isFitting = decisive.some(({ fits }) => fits.length > 0);
  const why = `${isFitting ? "contradictory" : "no reading fits"}: ${shownBy(apart(decisive))}`;
  const expected = isFitting ? "one of them alone" : readings.join(" or ");
  return contradictory(why, answersOf(decisive), { expected, received: showing(decisive) });
}

/** What all answers say alike; undefined if there are none, one says nothing, or they differ. */
export function alike<Value>(
  answers: readonly ProbeAnswer[],
  says: { readonly [Reason in ErrorName | "accepted"]?: Value },
): Value | undefined {
  const [first, ...others] = answers.map((answer) => {
    const reason = answer.kind === "refused" ? answer.reason : answer.kind;
    return reason === undefined || reason === "unreadable" ? undefined : says[reason];
  });
  return others.every((other) => other === first) ? first : undefined;
}

const answersOf = (sightings: readonly Sighting<unknown>[]) => sightings.map(({ answer }) => answer);

/** One sighting of each kind, so that a reason stays short. */
const apart = (sightings: readonly Sighting<unknown>[]) =>
  sightings.filter(({ shows }, at) => sightings.findIndex((other) => other.shows === shows) === at);

const showing = (sightings: readonly Sighting<unknown>[]) =>
  apart(sightings)
    .slice(0, 4)
    .map(({ shows }) => shows)
    .join(", ");

const shownBy = (sightings: readonly Sighting<unknown>[]) =>
  sightings
    .slice(0, 4)
    .map(({ answer, shows }) => `#${answer.exchange.id} has ${shows}`)
    .join(", ");
