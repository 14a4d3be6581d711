import * as v from "valibot";

/** The value, if it has the shape. @throws TypeError its first problem: the place, what is due, and what was received. */
export function inShape<Value>(shape: v.GenericSchema<unknown, Value>, value: unknown, begin = ""): Value {
  const result = v.safeParse(shape, value, { abortEarly: true });
  if (result.success) return result.output;
  const [{ path, message, input }] = result.issues;
  throw new TypeError(
    `${begin}${[placeOf(path), message].filter(Boolean).join(" ")}; received ${shown(input)}.`,
  );
}

/** `[2].exchanges[0].sent.path` */
function placeOf(path: readonly { readonly key: unknown }[] = []): string {
  const keys = path.map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${key}`));
  return keys.length === 0 ? "" : `\`${keys.join("").replace(/^\./, "")}\``;
}

/** Of a text no more than its beginning: it may be any file. */
function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export const text = v.string("must be a text");
export const number = v.number("must be a number");

const noList = v.check((value) => !Array.isArray(value), "must be an object"); // valibot takes a list for one.

type Keyed = { readonly expected: string | null };

const wrongObject = ({ expected }: Keyed) => (expected === "Object" ? "must be an object" : "is missing");

export const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.unknown(), noList, v.looseObject(entries, wrongObject));

/** An object with these entries alone. */
export function only<Entries extends v.ObjectEntries>(entries: Entries) {
  const known = `is none of ${Object.keys(entries).join(", ")}`;
  const wrong = (issue: Keyed) => (issue.expected === "never" ? known : wrongObject(issue));
  return v.pipe(v.unknown(), noList, v.strictObject(entries, wrong));
}

/** An object that has texts by names of any kind. */
export const texts = v.pipe(v.unknown(), noList, v.record(text, text, "must be an object"));
