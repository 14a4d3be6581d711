import { operationList, profiles } from "@remo-kit/openapi";
import * as v from "valibot";

// Shapes of what comes from outside. The message of each says what is allowed; the code that shows it makes a sentence of it.

export function whole(least: number, most: number, or = "") {
  const allowed = `a whole number from ${least} to ${most}${or}`;
  return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(least, allowed), v.maxValue(most, allowed));
}

export function numberFrom(least: number, most: number) {
  const allowed = `a number from ${least} to ${most}`;
  return v.pipe(v.number(allowed), v.minValue(least, allowed), v.maxValue(most, allowed));
}

export function numberAbove(least: number, most: number) {
  const allowed = `a number above ${least}, at most ${most}`;
  return v.pipe(v.number(allowed), v.gtValue(least, allowed), v.maxValue(most, allowed));
}

export function text(most: number) {
  const allowed = `a string of 1 to ${most} characters`;
  return v.pipe(v.string(allowed), v.minLength(1, allowed), v.maxLength(most, allowed));
}

export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, `one of ${names.join(", ")}`);

export const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item, "a list"), v.readonly());

export const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, `an object with ${named(Object.keys(entries))}`);

const named = (keys: readonly string[]): string =>
  keys.length === 0 ? "no fields" : `the fields ${keys.join(", ")}`;

/** ISO 8601, in UTC. */
export const timestamp = v.pipe(v.string(), v.isoTimestamp());

/** An operation, as its path names it. */
export const slug = oneOf(operationList.map(({ slug }) => slug));

export const profileName = oneOf(Object.keys(profiles) as (keyof typeof profiles)[]);
