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

/** A field of a body that goes over the wire. */
type Field = {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
  readonly anchor: string;
};

/** The kind is the name of its words; the operation, whose codes its fields name. */
type Body = {
  readonly kind: "request" | "receipt" | "result" | "refusal";
  readonly fields: readonly Field[];
  readonly operation?: Operation;
};

function bodiesOf({ paths, components: { schemas } }: OpenApiDocument): Body[] {
  const fieldsOf = (prefix: string, { properties, required }: JsonSchema = {}) =>
    Object.entries((properties ?? {}) as { [name: string]: JsonSchema }).map(([name, schema]) => ({
      ...{ name, schema },
      isRequired: ((required ?? []) as string[]).includes(name),
      anchor: `${prefix}${name.toLowerCase()}`,
    }));
  const schemaIn = (content: ReturnType<typeof responseContent> = {}) =>
    schemas[String(content["application/json"]?.schema.$ref).replace("#/components/schemas/", "")];
  const bodies = operationList.flatMap((operation, nth): Body[] => {
    const { method, path, slug } = operation;
    const described = paths[path]?.[method.toLowerCase()] ?? describedOperation(operation);
    const prefix = nth === 0 ? "" : `${slug}-`;
    const kind = operation.kind === "submit" ? "receipt" : "result";
    const inPath = (described.parameters ?? []).map(({ name, schema, ...rest }) => ({
      ...{ name, isRequired: true, anchor: `${prefix}${name.toLowerCase()}` },
      schema: { ...schema, ...rest, examples: [rest.example] },
    }));
    const request = [...inPath, ...fieldsOf(prefix, schemaIn(described.requestBody?.content))];
    const answer = fieldsOf(`${prefix}${kind}-`, schemaIn(responseContent(described, 200)));
    return [
      { kind: "request", fields: request, operation },
      { kind, fields: answer, operation },
    ];
  });
  return [...bodies, { kind: "refusal", fields: fieldsOf("refusal-", schemas.Refusal) }];
}

/** Each field of the document → its anchor on the page. */
export const fieldAnchors = (document: OpenApiDocument): ReadonlyMap<unknown, string> =>
  new Map(bodiesOf(document).flatMap(({ fields }) => fields.map(({ schema, anchor }) => [schema, anchor])));

/** Every field of the requests and answers. */
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
    fields.map((field) => fieldSection(field, kind, operation, edition)),
  );
}

function fieldSection(field: Field, kind: Body["kind"], operation: Operation | undefined, edition: Edition) {
  const { say, terms } = edition;
  const { name, schema, anchor } = field;
  const known = clientName(field);
  const place = say(operation?.secrets.includes(name) ? "inOption" : `in-${kind}`);
  // Its own words, and where they come from, which may end in a list of questions.
  const [text, ...provenance] = String(schema.description)
    .trim()
    .split(/\n\n(?=[^\n]*: F\d{2})/);
  const links = idsOf(schema, "x-error-codes").map((id) => codeLink(Number(id), operation, edition));
  const client = known ? `${known}, ${place.replace("METHOD", `${operation?.id}()`)}` : say("notInClient");
  return blocks(
    `### ${name} {#${anchor}}`,
    text,
    terms(
      ["client", client],
      ["pattern", schema.pattern !== undefined && code(String(schema.pattern))],
      ["errorCodes", links.join(", ")],
    ),
    provenance,
  );
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
