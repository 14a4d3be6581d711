import {
  describedOperation,
  errorOf,
  errorTexts,
  idsOf,
  type JsonSchema,
  type OpenApiDocument,
  type Operation,
  operationList,
  responseContent,
} from "@remo-kit/openapi";
import type { Language } from "../map.ts";
import { code, linked, table } from "./markdown.ts";
import { word, wordsOf } from "./words.ts";

type Words = ReturnType<typeof wordsOf<"fields">>;

/** A body that goes over the wire. */
type Body = {
  readonly title: string;
  readonly intro: string;
  readonly schema: JsonSchema;
  /** Begins the anchors of its fields. */
  readonly prefix: string;
  /** Whose codes its fields name. */
  readonly operation?: Operation;
  /** What of the client has the name of a field. */
  readonly of: (field: string) => string;
};

/** Every field of the requests and answers: a page of the reference, in Markdown. */
export function fieldsPage(document: OpenApiDocument, language: Language): string {
  const t = wordsOf("fields", language);
  const sections = bodiesOf(document, t).map((body) => bodySection(body, language));
  return `${[`# ${t.fields}`, t.fieldsIntro, ...sections].join("\n\n")}\n`;
}

/** Each field of the document → its anchor on the page. */
export const fieldAnchors = (document: OpenApiDocument): ReadonlyMap<unknown, string> =>
  new Map(
    bodiesOf(document, wordsOf("fields", "en")).flatMap(({ schema, prefix }) =>
      Object.entries(schema.properties as object).map(
        ([name, field]) => [field, `${prefix}${name.toLowerCase()}`] as const,
      ),
    ),
  );

function bodiesOf(document: OpenApiDocument, t: Words): Body[] {
  const bodies = operationList.flatMap((operation, nth) =>
    operationBodies(operation, nth === 0, document, t),
  );
  const refusal: Body = {
    title: t.refusal,
    intro: t.refusalIntro,
    schema: document.components.schemas.Refusal ?? {},
    prefix: "refusal-",
    of: () => t.inRefusal,
  };
  return [...bodies, refusal];
}

function operationBodies(
  operation: Operation,
  first: boolean,
  { paths, components }: OpenApiDocument,
  t: Words,
): Body[] {
  const { id, method, path, slug, kind, secrets } = operation;
  const described = paths[path]?.[method.toLowerCase()] ?? describedOperation(operation);
  const schemaOf = (content: ReturnType<typeof responseContent> = {}) => {
    const ref = String(content["application/json"]?.schema.$ref);
    return components.schemas[ref.replace("#/components/schemas/", "")] ?? {};
  };
  const inPath = (described.parameters ?? []).map(({ name, schema, description, ...rest }) => [
    name,
    { ...schema, ...rest, description, examples: [rest.example] },
  ]);
  const body = schemaOf(described.requestBody?.content);
  const request = {
    required: [...inPath.map(([name]) => name), ...((body.required ?? []) as string[])],
    properties: { ...Object.fromEntries(inPath), ...(body.properties as object) },
  };
  const say = (text: string) => text.replace("METHOD", `${id}()`).replace("PATH", code(`${method} ${path}`));
  const prefix = first ? "" : `${slug}-`;
  const [answer, intro, of, own] =
    kind === "submit"
      ? [t.receipt, t.receiptIntro, t.inReceipt, "receipt-"]
      : [t.result, t.resultIntro, t.inResult, "result-"];
  return [
    {
      title: `${t.request}: ${path}`,
      intro: say(t.requestIntro),
      schema: request,
      prefix,
      operation,
      of: (field) => (secrets.includes(field) ? t.inOption : say(t.inInput)),
    },
    {
      title: `${answer}: ${path}`,
      intro: say(intro),
      schema: schemaOf(responseContent(described, 200)),
      prefix: `${prefix}${own}`,
      operation,
      of: () => say(of),
    },
  ];
}

/** What the client calls a field: as the page does, unless the record says otherwise; `state` it reads itself. */
const clientName = (field: string, schema: JsonSchema): string | undefined =>
  field === "state" ? undefined : String(schema["x-client-name"] ?? field);

type Field = readonly [name: string, schema: JsonSchema];

function bodySection(body: Body, language: Language): string {
  const t = wordsOf("fields", language);
  const fields: Field[] = Object.entries((body.schema.properties ?? {}) as { [name: string]: JsonSchema });
  const required = new Set(body.schema.required as string[] | undefined);
  const rows = fields.map(([name, schema]) => [
    `[${code(name)}](#${body.prefix}${name.toLowerCase()})`,
    typeText(schema, t),
    required.has(name) ? t.yes : t.no,
    unitOf(schema, language),
    ((schema.examples ?? []) as unknown[]).map((example) => code(JSON.stringify(example))).join(", "),
    clientName(name, schema) ? code(clientName(name, schema) ?? "") : "",
  ]);
  return [
    `## ${body.title}`,
    body.intro,
    table([t.field, t.type, t.required, t.unit, t.example, t.client], rows),
    ...fields.map((field) => fieldSection(field, body, language)),
  ].join("\n\n");
}

function fieldSection([name, schema]: Field, { prefix, operation, of }: Body, language: Language): string {
  const t = wordsOf("fields", language);
  const known = clientName(name, schema);
  const codes = idsOf(schema, "x-error-codes").map((id) => codeLink(Number(id), operation, language));
  const facts = [
    `- **${t.client}**: ${known ? `${code(known)}, ${of(name)}` : t.notInClient}`,
    ...(schema.pattern ? [`- **${t.pattern}**: ${code(String(schema.pattern))}`] : []),
    ...(codes.length > 0 ? [`- **${t.errorCodes}**: ${codes.join(", ")}`] : []),
  ];
  // Its own words, and where they come from, which may end in a list of questions.
  const [text = "", ...provenance] = String(schema.description)
    .trim()
    .split(/\n\n(?=[^\n]*: F\d{2})/);
  return [
    `### ${name} {#${prefix}${name.toLowerCase()}}`,
    linked(text),
    facts.join("\n"),
    ...provenance.map((one) => linked(one)),
  ].join("\n\n");
}

/** The JSON type with the format that says how its values are spelled; a password is a string like any other. */
function typeText(schema: JsonSchema, t: Words): string {
  const { type, enum: values, oneOf, format, contentEncoding, minimum } = schema;
  if (Array.isArray(oneOf)) return oneOf.map((one: JsonSchema) => typeText(one, t)).join(` ${t.or} `);
  if (Array.isArray(values)) return values.map((value) => code(JSON.stringify(value))).join(` ${t.or} `);
  const spelled = [contentEncoding, format === "password" ? undefined : format].filter(Boolean);
  const said = [...spelled, ...(minimum === undefined ? [] : [`≥ ${minimum}`])];
  return `${type}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
}

function unitOf(schema: JsonSchema, language: Language): string {
  const unit = schema["x-unit"];
  if (unit === undefined) return "";
  return word("fields", language, `unit_${unit}`);
}

function codeLink(number: number, operation: Operation | undefined, language: Language): string {
  const found = operation && errorOf(operation, number);
  if (!found) throw new Error(`A field names the error code ${number}, which its operation does not have.`);
  return `[${number} ${errorTexts[found.name].meaning[language]}](error-codes.md#${number}-${found.name})`;
}
