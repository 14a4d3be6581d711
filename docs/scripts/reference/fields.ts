import {
  errorCodes,
  idsOf,
  type JsonSchema,
  type OpenApiContent,
  type OpenApiDocument,
  responseContent,
} from "@remo-kit/openapi";
import { clientNames } from "./client-names.ts";
import { code, table } from "./markdown.ts";
import { linked } from "./pages.ts";
import { referenceWords } from "./reference-words.ts";
import type { Language } from "./scenario-words.ts";

type Words = (typeof referenceWords)[Language];

/** A body that goes over the wire. */
type Body = {
  readonly title: string;
  readonly intro: string;
  readonly schema: JsonSchema;
  /** Begins the anchors of its fields; without one, the heading of a field is its anchor. */
  readonly prefix: string;
  /** Field → its name in the client, and what of the client has that name. */
  readonly names: { readonly [field: string]: readonly [name: string, of: string] };
};

/** Every field of the requests and answers: a page of the reference, in Markdown. */
export function fieldsPage(document: OpenApiDocument, language: Language): string {
  const t = referenceWords[language];
  const { schemas } = document.components;
  const operations = Object.entries(document.paths).flatMap(([path, { post }], nth) => {
    if (!post)
      throw new Error(`${path} has no POST; docs/scripts/reference/fields.ts knows no other method.`);
    const schemaOf = (content: OpenApiContent) =>
      schemas[String(content["application/json"]?.schema.$ref).replace("#/components/schemas/", "")] ?? {};
    const bodies = [schemaOf(post.requestBody.content), schemaOf(responseContent(post, 200))] as const;
    return operationBodies(path, nth === 0, bodies, t);
  });
  const refusal: Body = {
    title: t.refusal,
    intro: t.refusalIntro,
    schema: schemas.Refusal ?? {},
    prefix: "refusal-",
    names: named(clientNames.refusal, t.inRefusal),
  };
  const sections = [...operations, refusal].map((body) => bodySection(body, language));
  return `${[`# ${t.fields}`, t.fieldsIntro, ...sections].join("\n\n")}\n`;
}

function operationBodies(
  path: string,
  first: boolean,
  [request, receipt]: readonly [JsonSchema, JsonSchema],
  t: Words,
): Body[] {
  const slug = path.split("/").pop() ?? "";
  const known = clientNames.operations[slug];
  if (!known) throw new Error(`docs/scripts/reference/client-names.ts does not know ${slug}.`);
  const say = (text: string) =>
    text.replace("METHOD", `${known.method}()`).replace("PATH", code(`POST ${path}`));
  const prefix = first ? "" : `${slug}-`;
  return [
    {
      title: `${t.request}: ${path}`,
      intro: say(t.requestIntro),
      schema: request,
      prefix,
      names: { ...named(clientNames.options, t.inOption), ...named(known.input, say(t.inInput)) },
    },
    {
      title: `${t.receipt}: ${path}`,
      intro: say(t.receiptIntro),
      schema: receipt,
      prefix: `${prefix}receipt-`,
      names: named(known.receipt, say(t.inReceipt)),
    },
  ];
}

const named = (names: { readonly [field: string]: string }, of: string): Body["names"] =>
  Object.fromEntries(Object.entries(names).map(([field, name]) => [field, [name, of]]));

type Field = readonly [name: string, schema: JsonSchema];

function bodySection(body: Body, language: Language): string {
  const t = referenceWords[language];
  const fields: Field[] = Object.entries((body.schema.properties ?? {}) as { [name: string]: JsonSchema });
  const required = new Set(body.schema.required as string[] | undefined);
  const rows = fields.map(([name, schema]) => [
    `[${code(name)}](#${body.prefix}${name.toLowerCase()})`,
    typeText(schema, t),
    required.has(name) ? t.yes : t.no,
    unitOf(schema, t),
    ((schema.examples ?? []) as unknown[]).map((example) => code(JSON.stringify(example))).join(", "),
    body.names[name] ? code(body.names[name][0]) : "",
  ]);
  return [
    `## ${body.title}`,
    body.intro,
    table([t.field, t.type, t.required, t.unit, t.example, t.client], rows),
    ...fields.map((field) => fieldSection(field, body, language)),
  ].join("\n\n");
}

function fieldSection([name, schema]: Field, { prefix, names }: Body, language: Language): string {
  const t = referenceWords[language];
  // `state` is what tells a receipt from an error.
  if (!names[name] && name !== "state")
    throw new Error(`docs/scripts/reference/client-names.ts does not know the field ${name}.`);
  const [clientName, of] = names[name] ?? [];
  const codes = idsOf(schema, "x-error-codes").map((id) => codeLink(id, language));
  const facts = [
    `- **${t.client}**: ${clientName ? `${code(clientName)}, ${of}` : t.notInClient}`,
    ...(schema.pattern ? [`- **${t.pattern}**: ${code(String(schema.pattern))}`] : []),
    ...(codes.length > 0 ? [`- **${t.errorCodes}**: ${codes.join(", ")}`] : []),
  ];
  // Its own words, and where they come from, which may end in a list of questions.
  const [text = "", ...provenance] = String(schema.description)
    .trim()
    .split(/\n\n(?=[^\n]*\[F\d\d\]\()/);
  return [
    ...(prefix ? [`<a id="${prefix}${name.toLowerCase()}"></a>`] : []),
    `### ${name}`,
    linked(text),
    facts.join("\n"),
    ...provenance.map(linked),
  ].join("\n\n");
}

/** The JSON type with the format that says how its values are spelled; a password is a string like any other. */
function typeText({ type, enum: values, format, contentEncoding, minimum }: JsonSchema, t: Words): string {
  if (Array.isArray(values)) return values.map((value) => code(JSON.stringify(value))).join(` ${t.or} `);
  const spelled = [contentEncoding, format === "password" ? undefined : format].filter(Boolean);
  const said = [...spelled, ...(minimum === undefined ? [] : [`≥ ${minimum}`])];
  return `${type}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
}

function unitOf(schema: JsonSchema, t: Words): string {
  const unit = schema["x-unit"];
  if (unit === undefined) return "";
  const text = t[`unit_${unit}` as "unit_cm"];
  if (!text) throw new Error(`docs/scripts/reference/reference-words.ts has no text for the unit ${unit}.`);
  return text;
}

function codeLink(id: string, language: Language): string {
  const entry = Object.values(errorCodes).find((row) => String(row.code) === id);
  if (!entry) throw new Error(`A field names the error code ${id}, which does not exist.`);
  return `[${id} ${entry.meaning[language]}](error-codes.md#${id}-${entry.name})`;
}
