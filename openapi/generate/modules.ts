import { toJsonSchema } from "@valibot/to-json-schema";
import type { JsonSchema } from "../document.ts";
import type { OperationRow } from "../operation-row.ts";
import { profileShape } from "../profile-shape.ts";
import { idsOf } from "../walk.ts";
import { parametersOf, registeredMeaning } from "./compose.ts";
import type { ProfileKey } from "./shapes.ts";
import { type OperationSource, operationsOf, type Source } from "./source.ts";

const json = (value: unknown): string => JSON.stringify(value);
const property = (name: string): string => (/^[\w$]+$/.test(name) ? name : json(name));
const rows = (entries: readonly (readonly [name: string, value: unknown])[]): string =>
  entries.map(([name, value]) => `  ${property(name)}: ${json(value)},`).join("\n");

/** The table that every package reads. */
export function operationsModule(source: Source): string {
  const operations = operationsOf(source).map(
    (one) => [one.file.operation.operationId, operationRow(one)] as const,
  );
  const kinds = source.errors.map(
    ({ name, category, retry, charged }) => [name, { category, retry, charged }] as const,
  );
  return `import type { ErrorKind, OperationRow } from "../operation-row.ts";

/** Every operation of the API, by its operationId. */
export const operations = {
${rows(operations)}
} as const satisfies { readonly [id: string]: OperationRow<ErrorName> };

/** The operationId of an operation. */
export type OperationId = keyof typeof operations;

/** What an error is wherever it comes from, by its name. Its code stands with each operation. */
export const errors = {
${rows(kinds)}
} as const satisfies { readonly [name: string]: ErrorKind };

/** The name of an error. */
export type ErrorName = keyof typeof errors;
`;
}

function operationRow({
  slug,
  family,
  file,
  requestSchema,
  answerSchema,
  errors,
}: OperationSource): OperationRow {
  const properties = requestSchema.properties as { readonly [name: string]: JsonSchema };
  const fields = Object.keys(properties);
  const isSubmit = file.kind === "submit";
  return {
    slug,
    method: file.method,
    path: file.path,
    parameters: parametersOf(file.path),
    family,
    kind: file.kind,
    user: file.user,
    fields,
    required: (requestSchema.required ?? []) as string[],
    secrets: fields.filter((name) => properties[name]?.["x-secret"] && !properties[name]?.contentEncoding),
    file: fileOf(isSubmit ? requestSchema : answerSchema),
    price: file.price ?? 0,
    mayBeCharged: isSubmit,
    repeatable: !isSubmit,
    errors: Object.fromEntries(errors.map(({ code, name }) => [code, name])),
    examples: Object.fromEntries(
      Object.entries(file.answer.examples).map(([name, { uuid }]) => [name, uuid]),
    ),
  };
}

function fileOf({ properties }: JsonSchema): OperationRow["file"] {
  const found = Object.entries((properties ?? {}) as { [name: string]: JsonSchema }).find(
    ([, schema]) => schema.contentEncoding === "base64",
  );
  return found ? { field: found[0], encoding: "base64" } : null;
}

/** Texts of errors and examples, to show to a person: no program needs them to decide. */
export function textsModule(source: Source): string {
  const texts = source.errors.map(({ name, meaning, message, cause, advice }) => {
    return [name, { meaning, message, cause, advice }] as const;
  });
  const examples = operationsOf(source).flatMap(({ file, ko }) => {
    const korean = (ko.answer as typeof file.answer | undefined)?.examples;
    return Object.entries(file.answer.examples).map(
      ([name, { description }]) =>
        [name, { en: description, ko: korean?.[name]?.description ?? "" }] as const,
    );
  });
  const codes = [...new Set(operationsOf(source).flatMap(({ errors }) => errors.map(({ code }) => code)))]
    .sort((one, other) => one - other)
    .map((code) => [String(code), { meaning: registeredMeaning(code), note: source.http[code] }] as const);
  return `/** What is said of each error, by its name: its meaning, its message on the wire, its likely cause, what to do. */
export const errorTexts = {
${rows(texts)}
} as const;

/** What HTTP itself means by the codes that the API uses (N15), which is what a gateway means by them. */
export const httpMeanings: {
  readonly [code: number]: { readonly meaning: string; readonly note?: { readonly en: string; readonly ko: string } };
} = {
${rows(codes)}
};

/** What each example of a success shows, by its name. */
export const exampleTexts: { readonly [name: string]: { readonly en: string; readonly ko: string } } = {
${rows(Object.entries(Object.fromEntries(examples)))}
};
`;
}

/** The profile keys that the record opens, each with the id of its ambiguity. */
export function profileKeys({ families }: Source): (ProfileKey & { readonly ambiguity: string })[] {
  return families.flatMap(({ ambiguities }) =>
    ambiguities.flatMap(({ id, profile = [] }) => profile.map((key) => ({ ...key, ambiguity: id }))),
  );
}

/** The profiles as TypeScript: a type with one property a key, the keys with their values, the built-in ones. */
export function profilesModule(source: Source): string {
  const keys = profileKeys(source);
  const property = ({ key, text, values, ambiguity }: (typeof keys)[number]) =>
    `  /** ${text.en} (${ambiguity}) */\n  readonly ${key}: ${values.map(({ value }) => json(value)).join(" | ")};`;
  const known = ({ key, values, ambiguity }: (typeof keys)[number]) =>
    `  ${key}: { ambiguity: ${json(ambiguity)}, values: ${json(values.map(({ value }) => value))} },`;
  return `/** One chosen reading of every ambiguity that shows on the wire. */
export type Readings = {
${keys.map(property).join("\n")}
};

/** The keys of a profile: the ambiguity that each reads, and the values that it can take. */
export const profileKeys = {
${keys.map(known).join("\n")}
} as const satisfies { readonly [Key in keyof Readings]: { readonly ambiguity: string; readonly values: readonly Readings[Key][] } };

/** The built-in profiles: as the page's examples have it, and as the evidence has it. */
export const profiles = {
${rows(Object.entries(source.profiles))}
} as const satisfies { readonly [name: string]: Readings };
`;
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
export const profileSchema = (source: Source): object =>
  toJsonSchema(profileShapeOf(source), { target: "draft-2020-12", typeMode: "output" });

/** The record as TypeScript: the pages, and facts, ambiguities and evidence of all of them by id. */
export function recordModule({ families }: Source): string {
  const pages = families.flatMap(({ name, pages }) =>
    pages.map(
      ({ slug, facts, ...page }) =>
        [slug, { family: name, ...page, facts: facts.map(({ id }) => id) }] as const,
    ),
  );
  const all = <Key extends "ambiguities" | "evidence">(key: Key) =>
    families.flatMap((family) =>
      family[key].map((row) => [row.id, { ...row, family: family.name }] as const),
    );
  const facts = families.flatMap(({ pages }) =>
    pages.flatMap(({ slug, facts }) => facts.map((fact) => [fact.id, { ...fact, page: slug }] as const)),
  );
  const documented = operationsOf({ families }).map(({ file, errors }) => {
    const idsOfRow = (row: JsonSchema) => ["x-fact", "x-evidence"].flatMap((keyword) => idsOf(row, keyword));
    const ids = errors.map((row) => [row.code, idsOfRow(row)] as const);
    return [file.operation.operationId, Object.fromEntries(ids)] as const;
  });
  return `/** The families, by name. */
export const familyTitles = {
${rows(families.map(({ name, family }) => [name, family.title]))}
} as const;

/** The vendor's pages that this kit is written from, by slug. */
export const pages = {
${rows(pages)}
} as const;

/** What the pages say. */
export const facts = {
${rows(facts)}
} as const;

/** Where a page contradicts itself or leaves a behaviour open. */
export const ambiguities = {
${rows(all("ambiguities"))}
} as const;

/** What integrators of the same API measured. It never overrides a fact. */
export const evidence = {
${rows(all("evidence"))}
} as const;

/** The ids that each code of an operation rests on. */
export const codeSources: { readonly [operationId: string]: { readonly [code: number]: readonly string[] } } = {
${rows(documented)}
};
`;
}
