import type { JsonSchema, OpenApiDocument, Operation } from "@remo-kit/openapi";
import {
  describedOperation,
  errorOf,
  errorTexts,
  idsOf,
  operationList,
  responseContent,
} from "@remo-kit/openapi";
import { blocks, code, json } from "./markdown.ts";
import type { Edition } from "./words.ts";

type Kind = "request" | "receipt" | "result" | "refusal";
type Schemas = { readonly [name: string]: JsonSchema };
type Content = { readonly [type: string]: { readonly schema: JsonSchema } };

/** The fields of all that goes over the wire, body by body. */
function bodiesOf({ paths, components: { schemas } }: OpenApiDocument) {
  const bodyOf = (
    kind: Kind,
    prefix: string,
    properties: unknown,
    required: unknown,
    operation?: Operation,
  ) => {
    const fields = Object.entries((properties ?? {}) as Schemas).map(([name, schema]) => {
      const isRequired = schema.in === "path" || ((required ?? []) as string[]).includes(name);
      return { name, schema, kind, operation, isRequired, anchor: `${prefix}${name.toLowerCase()}` };
    });
    return { kind, operation, fields };
  };
  const schemaIn = (content: Content = {}): JsonSchema =>
    schemas[String(content["application/json"]?.schema.$ref).replace("#/components/schemas/", "")] ?? {};
  const bodies = operationList.flatMap((operation, nth) => {
    const described =
      paths[operation.path]?.[operation.method.toLowerCase()] ?? describedOperation(operation);
    const prefix = nth === 0 ? "" : `${operation.slug}-`;
    const kind = operation.kind === "submit" ? "receipt" : "result";
    const inPath = (described.parameters ?? []).map(({ name, schema, ...rest }) => {
      return [name, { ...schema, ...rest, examples: [rest.example] }] as const;
    });
    const { properties, required } = schemaIn(described.requestBody?.content);
    const all = { ...Object.fromEntries(inPath), ...(properties as Schemas) };
    const answer = schemaIn(responseContent(described, 200));
    return [
      bodyOf("request", prefix, all, required, operation),
      bodyOf(kind, `${prefix}${kind}-`, answer.properties, answer.required, operation),
    ];
  });
  const { properties, required } = schemas.Refusal as JsonSchema;
  return [...bodies, bodyOf("refusal", "refusal-", properties, required)];
}

type Body = ReturnType<typeof bodiesOf>[number];
type Field = Body["fields"][number];

/** Each field of the document → its anchor on the page. */
export const fieldAnchors = (document: OpenApiDocument): ReadonlyMap<unknown, string> =>
  new Map(bodiesOf(document).flatMap(({ fields }) => fields.map(({ schema, anchor }) => [schema, anchor])));

export const fieldsPage = (document: OpenApiDocument, edition: Edition): string =>
  blocks(bodiesOf(document).map((body) => bodySection(body, edition)));

/** What the client calls a field: as the page does, unless the record says otherwise; `state` it reads itself. */
const clientName = ({ name, schema }: Field): string =>
  name === "state" ? "" : code(String(schema["x-client-name"] ?? name));

function bodySection({ kind, fields, operation }: Body, edition: Edition): string {
  const { say, table } = edition;
  const rows = fields.map((field) => [
    `[${code(field.name)}](#${field.anchor})`,
    typeText(field.schema, edition),
    say(field.isRequired ? "yes" : "no"),
    field.schema["x-unit"] === undefined ? "" : say(`unit_${field.schema["x-unit"]}`),
    ((field.schema.examples ?? []) as unknown[]).map(json).join(", "),
    clientName(field),
  ]);
  return blocks(
    `## ${say(kind)}${operation ? `: ${operation.path}` : ""}`,
    say(`${kind}Intro`).replace("PATH", code(`${operation?.method} ${operation?.path}`)),
    table(["field", "type", "required", "unit", "example", "client"], rows),
    fields.map((field) => fieldSection(field, edition)),
  );
}

function fieldSection(field: Field, edition: Edition): string {
  const { say, terms } = edition;
  const { name, schema, kind, operation, anchor } = field;
  const place = say(operation?.secrets.includes(name) ? "inOption" : `in-${kind}`);
  const client = `${clientName(field)}, ${place.replace("METHOD", `${operation?.id}()`)}`;
  // Its own words, and where they come from, which may end in a list of questions.
  const [text, ...provenance] = String(schema.description)
    .trim()
    .split(/\n\n(?=[^\n]*: F\d{2})/);
  const links = idsOf(schema, "x-error-codes").map((id) => codeLink(Number(id), operation, edition));
  const list = terms(
    ["client", name === "state" ? say("notInClient") : client],
    ["pattern", schema.pattern !== undefined && code(String(schema.pattern))],
    ["errorCodes", links.join(", ")],
  );
  return blocks(`### ${name} {#${anchor}}`, text, list, provenance);
}

/** The JSON type with the format that says how its values are spelled; a password is a string like any other. */
function typeText(schema: JsonSchema, edition: Edition): string {
  const { type, enum: values, oneOf, format, contentEncoding, minimum } = schema;
  const or = ` ${edition.say("or")} `;
  if (Array.isArray(oneOf)) return oneOf.map((one: JsonSchema) => typeText(one, edition)).join(or);
  if (Array.isArray(values)) return values.map(json).join(or);
  const said = [contentEncoding, format !== "password" && format, minimum !== undefined && `≥ ${minimum}`];
  const text = said.filter(Boolean).join(", ");
  return `${type}${text && ` (${text})`}`;
}

function codeLink(number: number, operation: Operation | undefined, { language }: Edition): string {
  const found = operation && errorOf(operation, number);
  if (!found) throw new Error(`A field names the error code ${number}, which its operation does not have.`);
  return `[${number} ${errorTexts[found.name].meaning[language]}](error-codes.md#${number}-${found.name})`;
}
