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
  proof: idsOf(answers),
});

/** Nothing was seen: what it needs, and what came instead of it. */
export function lacking(needs: string, instead: readonly ProbeAnswer[]): Undecided {
  if (instead.length === 0) return undecided(`needs ${needs}`);
  const more = instead.length > 3 ? `, and ${instead.length - 3} more` : "";
  return undecided(`needs ${needs}: ${instead.slice(0, 3).map(named).join(", ")}${more}`, instead);
}

/**
 * The reading that is left by all answers alike; undecided if they contradict each other, or leave more than one. `see`
 * says what an answer shows, if anything.
 */
export function settle<const Value>(
  readings: readonly Value[],
  needs: string,
  answers: readonly ProbeAnswer[],
  see: (answer: ProbeAnswer) => Seen<Value>,
  instead: readonly ProbeAnswer[] = answers,
): Finding<Value> | Undecided {
  const sightings = answers.flatMap((answer): Sighting<Value>[] => {
    const seen = see(answer);
    return seen ? [{ answer, ...seen }] : [];
  });
  if (sightings.length === 0) return lacking(needs, instead);
  const odd = sightings.filter(({ fits }) => fits.length === 0);
  if (odd.length > 0) return undecided(`no reading fits: ${shownBy(odd)}`, answersOf(odd));
  const decisive = sightings.filter(({ fits }) => fits.length < readings.length);
  const left = readings.filter((reading) => decisive.every(({ fits }) => fits.includes(reading)));
  if (left.length === 1) return found(left[0] as Value, answersOf(decisive));
  if (left.length === 0) {
    return {
      ...undecided(`contradictory: ${shownBy(apart(decisive))}`, answersOf(decisive)),
      contradicts: true,
    };
  }
  return undecided(
    `${left.join(" and ")} fit alike, needs ${needs}: ${shownBy(sightings)}`,
    answersOf(sightings),
  );
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

const shownBy = (sightings: readonly Sighting<unknown>[]) =>
  sightings
    .slice(0, 4)
    .map(({ answer, shows }) => `#${answer.exchange.id} has ${shows}`)
    .join(", ");
