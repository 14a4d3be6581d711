import type { JsonSchema } from "../document.ts";
import type { OperationRow } from "../operation-row.ts";
import { idsOf } from "../walk.ts";
import { parametersOf, registeredMeaning } from "./compose.ts";
import { type OperationSource, operationsOf, type Source } from "./source.ts";

const property = (name: string): string => (/^[\w$]+$/.test(name) ? name : JSON.stringify(name));

/** A constant of a module, with a row for each entry. It is literal, and may satisfy a type, if none is given. */
export function table(
  text: string,
  name: string,
  entries: readonly (readonly [name: string, value: unknown])[],
  { type, satisfies }: { readonly type?: string; readonly satisfies?: string } = {},
): string {
  const rows = entries.map(([key, value]) => `  ${property(key)}: ${JSON.stringify(value)},\n`).join("");
  const end = type ? "" : ` as const${satisfies ? ` satisfies ${satisfies}` : ""}`;
  return `/** ${text} */\nexport const ${name}${type ? `: ${type}` : ""} = {\n${rows}}${end};\n`;
}

/** The table that every package reads. */
export function operationsModule(source: Source): string {
  const operations = operationsOf(source).map(
    (one) => [one.file.operation.operationId, operationRow(one)] as const,
  );
  const kinds = source.errors.map(
    ({ name, category, retry, charged }) => [name, { category, retry, charged }] as const,
  );
  return [
    'import type { ErrorKind, OperationRow } from "../operation-row.ts";\n',
    table("Every operation of the API, by its operationId.", "operations", operations, {
      satisfies: "{ readonly [id: string]: OperationRow<ErrorName> }",
    }),
    "/** The operationId of an operation. */\nexport type OperationId = keyof typeof operations;\n",
    table(
      "What an error is wherever it comes from, by its name. Its code stands with each operation.",
      "errors",
      kinds,
      { satisfies: "{ readonly [name: string]: ErrorKind }" },
    ),
    "/** The name of an error. */\nexport type ErrorName = keyof typeof errors;\n",
  ].join("\n");
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
  const both = "{ readonly en: string; readonly ko: string }";
  return [
    table(
      "What is said of each error, by its name: its meaning, its message on the wire, its likely cause, what to do.",
      "errorTexts",
      texts,
    ),
    table(
      "What HTTP itself means by the codes that the API uses (N15), which is what a gateway means by them.",
      "httpMeanings",
      codes,
      { type: `{ readonly [code: number]: { readonly meaning: string; readonly note?: ${both} } }` },
    ),
    table(
      "What each example of a success shows, by its name.",
      "exampleTexts",
      Object.entries(Object.fromEntries(examples)),
      { type: `{ readonly [name: string]: ${both} }` },
    ),
  ].join("\n");
}

/** What an app says of each error to the person who uses it: a module of its own, as few programs need it. */
export const endUserTextsModule = (source: Source): string =>
  table(
    "What an app says of each error to the person who uses it, by the error's name.",
    "endUserTexts",
    source.errors.map(({ name, endUser }) => [name, endUser] as const),
  );

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
  const titles = families.map(({ name, family }) => [name, family.title] as const);
  return [
    table("The families, by name.", "familyTitles", titles),
    table("The vendor's pages that this kit is written from, by slug.", "pages", pages),
    table("What the pages say.", "facts", facts),
    table("Where a page contradicts itself or leaves a behaviour open.", "ambiguities", all("ambiguities")),
    table(
      "What integrators of the same API measured. It never overrides a fact.",
      "evidence",
      all("evidence"),
    ),
    table("The ids that each code of an operation rests on.", "codeSources", documented, {
      type: "{ readonly [operationId: string]: { readonly [code: number]: readonly string[] } }",
    }),
  ].join("\n");
}
