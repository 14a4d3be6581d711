import { nearest } from "@remo-kit/common/nearest";
import * as v from "valibot";
import { meantBy, possibleKeys } from "../checks/divergences/keys.ts";
import type { KnownDivergence } from "../checks/known.ts";
import { inShape, only, text } from "../model/shape.ts";
import { casesOf } from "./run-cases.ts";

let possible: ReadonlySet<string> | undefined;

function allKeys(): ReadonlySet<string> {
  possible ??= new Set(possibleKeys(casesOf({ seed: 0, generated: 1 }).map(({ id }) => id)));
  return possible;
}

/** The keys of today that an entry of a list means; none if no run can show it. */
export const keysMeantBy = (key: string): readonly string[] => meantBy(key, allKeys());

const filled = v.pipe(text, v.regex(/\S/, "must be a text that is not empty"));
const day = v.pipe(text, v.check(isDay, "must be a day that there is, YYYY-MM-DD"));
const key = v.pipe(
  filled,
  v.check(
    (text) => keysMeantBy(text).length > 0,
    ({ input }) => `is no key that a run can show${hintOf(input)}`,
  ),
);
const entry = only({ key, owner: filled, reason: filled, expires: day });

/** The key that was probably meant; one of earlier lists has an intent in the middle. */
function hintOf(key: string): string {
  const [kind, slug, ...rest] = key.split(":");
  const near =
    nearest(key, [...allKeys()]) ??
    nearest([kind, slug, rest.at(-1)].filter(Boolean).join(":"), [...allKeys()]);
  return near ? ` (did you mean ${near}?)` : "";
}

/** The type is written out, so that the types of the package need no library. */
const list: v.GenericSchema<unknown, KnownDivergence[]> = v.pipe(
  v.array(entry, "must be a JSON array of { key, owner, reason, expires }"),
  v.checkItems(
    ({ key }, at, all) => all.findIndex((other) => other.key === key) === at,
    "has the `key` of an entry before it",
  ),
);

/** A list of known divergences: `[{ key, owner, reason, expires }]`. @throws TypeError naming the entry and the field. */
export const parseKnown = (value: unknown): KnownDivergence[] =>
  inShape(list, value, "This is no list of known divergences: ");

/** JavaScript would take February 30 for one in March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
