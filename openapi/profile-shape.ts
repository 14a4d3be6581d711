import * as v from "valibot";

/** The keys of a profile with their values; `description` is for those who read the schema. */
export type ProfileKeys = {
  readonly [key: string]: {
    readonly values: readonly (string | number | boolean)[];
    readonly description?: string;
  };
};

/** An array is an object too, to valibot; and of unknown keys a strict object names one only. */
const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.custom<object>(isObject), v.objectWithRest(entries, v.never()));

/** The shape of a profile: its check and its published schema are made of it. A key that is missing has its first value. */
export function profileShape(keys: ProfileKeys, families: readonly string[]) {
  const readings = Object.fromEntries(
    Object.entries(keys).map(([key, { values, description = "" }]) => [
      key,
      v.pipe(v.union(values.map((value) => v.literal(value))), v.description(description)),
    ]),
  );
  const differing = object(v.partial(v.object(readings)).entries);
  const whole = Object.entries(readings).map(([key, reading]) => [
    key,
    v.optional(reading, keys[key]?.values[0]),
  ]);
  const byFamily = Object.fromEntries(families.map((family) => [family, v.optional(differing)]));
  return v.pipe(
    object({
      ...Object.fromEntries(whole),
      families: v.optional(
        v.pipe(object(byFamily), v.description("What differs in one family of operations.")),
      ),
    }),
    v.title("REMO Kit profile"),
  );
}
