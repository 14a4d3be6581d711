import { toJsonSchema } from "@valibot/to-json-schema";
import { profileShape } from "../profile-shape.ts";
import { table } from "./modules.ts";
import type { ProfileKey } from "./shapes.ts";
import type { Source } from "./source.ts";

/** The profile keys that the record opens, each with the id of its ambiguity. */
export function profileKeys({ families }: Source): (ProfileKey & { readonly ambiguity: string })[] {
  return families.flatMap(({ ambiguities }) =>
    ambiguities.flatMap(({ id, profile = [] }) => profile.map((key) => ({ ...key, ambiguity: id }))),
  );
}

/** The profiles as TypeScript: a type with one property a key, the keys with their values, the built-in ones. */
export function profilesModule(source: Source): string {
  const keys = profileKeys(source).map(({ values, ...key }) => ({
    ...key,
    values: values.map(({ value }) => value),
  }));
  const properties = keys.map(
    ({ key, text, values, ambiguity }) =>
      `  /** ${text.en} (${ambiguity}) */\n  readonly ${key}: ${values.map((value) => JSON.stringify(value)).join(" | ")};\n`,
  );
  const known = keys.map(({ key, ambiguity, values }) => [key, { ambiguity, values }] as const);
  return [
    `/** One chosen reading of every ambiguity that shows on the wire. */\nexport type Readings = {\n${properties.join("")}};\n`,
    table(
      "The keys of a profile: the ambiguity that each reads, and the values that it can take.",
      "profileKeys",
      known,
      {
        satisfies:
          "{ readonly [Key in keyof Readings]: { readonly ambiguity: string; readonly values: readonly Readings[Key][] } }",
      },
    ),
    table(
      "The built-in profiles: as the page's examples have it, and as the evidence has it.",
      "profiles",
      Object.entries(source.profiles),
      { satisfies: "{ readonly [name: string]: Readings }" },
    ),
  ].join("\n");
}

/** The shape of a profile by the record. */
export function profileShapeOf(source: Source) {
  const keys = profileKeys(source).map(
    ({ key, text, values, ambiguity }) =>
      [key, { description: `${text.en} (${ambiguity})`, values: values.map(({ value }) => value) }] as const,
  );
  return profileShape(
    Object.fromEntries(keys),
    source.families.map(({ name }) => name),
  );
}

/** JSON Schema of a profile document, for editors and for those who do not use TypeScript. */
export function profileSchema(source: Source): object {
  // What is read of a profile has every key; what is written of one need not.
  const { required: _, ...schema } = toJsonSchema(profileShapeOf(source), {
    target: "draft-2020-12",
    typeMode: "output",
  });
  return schema;
}
