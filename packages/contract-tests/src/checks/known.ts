import { profileKeys } from "@remo-kit/openapi";
import * as v from "valibot";
import type { Divergence, RunModel } from "../model/run.ts";
import { inShape, only, text } from "../model/shape.ts";

/** A divergence that has an owner until a date. */
export type KnownDivergence = {
  readonly key: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day that it holds, YYYY-MM-DD. */
  readonly expires: string;
};

const filled = v.pipe(text, v.regex(/\S/, "must be a text that is not empty"));
const day = v.pipe(text, v.check(isDay, "must be a day that there is, YYYY-MM-DD"));
const entry = only({ key: filled, owner: filled, reason: filled, expires: day });

/** The type is written out, so that the types of the package need no library. */
const list: v.GenericSchema<unknown, KnownDivergence[]> = v.pipe(
  v.array(entry, "must be a JSON array of { key, owner, reason, expires }"),
  v.checkItems(
    ({ key }, at, all) => all.findIndex((other) => other.key === key) === at,
    "has the `key` of an entry before it",
  ),
);

/**
 * Checks a list of known divergences, for instance one that was read from a file: `[{ key, owner, reason, expires }]`.
 *
 * @throws TypeError naming the entry and the field.
 */
export const parseKnown = (value: unknown): KnownDivergence[] =>
  inShape(list, value, "This is no list of known divergences: ");

/** JavaScript would take February 30 for one in March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export type Judged = Pick<RunModel, "divergences" | "stale">;

/**
 * Marks the divergences that are in the list, and gives the entries of it that are to go: what no longer shows, and what is
 * past its day. `today` is YYYY-MM-DD. `looked` says whether the run could have shown an entry's divergence: a run that
 * sends less must not take it for fixed.
 */
export function applyKnown(
  divergences: readonly Divergence[],
  list: readonly KnownDivergence[],
  today: string,
  looked: (key: string) => boolean = () => true,
): Judged {
  const byKey = new Map(list.map((entry) => [entry.key, entry]));
  const shown = new Set(divergences.map(({ key }) => key));
  return {
    divergences: divergences.map((divergence) => {
      const entry = byKey.get(divergence.key);
      if (!entry) return divergence;
      const { owner, reason, expires } = entry;
      return { ...divergence, known: { owner, reason, expires } };
    }),
    stale: list.flatMap(({ key, expires }): RunModel["stale"][number][] => {
      // What is fixed goes from the list, whether its day has passed or not.
      if (!shown.has(key) && looked(key)) return [{ key, why: "fixed" }];
      return expires < today ? [{ key, why: "expired" }] : [];
    }),
  };
}

/** Whether a run looked where the divergence of a key would show: had the answer, ran the case, found the value. */
export function lookedIn(
  run: Pick<RunModel, "exchanges" | "cases" | "undecided" | "probes">,
): (key: string) => boolean {
  const places = new Set(
    run.exchanges
      .filter(({ received }) => received !== undefined)
      .map(({ operation, intent }) => `${operation}:${intent}`),
  );
  const ran = new Set(run.cases.filter(({ outcome }) => outcome !== "not-run").map(({ id }) => id));
  const open = new Set<string>(run.undecided.map(({ key }) => key));
  const read = run.probes.filter(({ readings: { reading } }) => reading && "value" in reading);
  const decided = new Set([
    ...Object.keys(profileKeys).filter((key) => !open.has(key)),
    ...read.map(({ id }) => id),
  ]);
  return (key) => {
    const [kind = "", ...rest] = key.split(":");
    const place = rest.join(":");
    if (kind === "case") return ran.has(place);
    if (kind === "profile") return decided.has(rest[0] ?? "");
    if (kind === "coverage") return run.cases.every(({ outcome }) => outcome !== "not-run");
    if (kind === "credits") return places.has(`${place}:bad-video:after`);
    return [...places].some((seen) => place === seen || place.startsWith(`${seen}:`));
  };
}
