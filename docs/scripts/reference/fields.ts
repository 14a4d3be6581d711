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
import { blocks, code, json, table, terms } from "./markdown.ts";
import type { Edition } from "./words.ts";

/** A body that goes over the wire; it and what is said of it, by the name of its words. */
type Body = {
  readonly kind: "request" | "receipt" | "result" | "refusal";
  readonly fields: { readonly [name: string]: JsonSchema };
  readonly required: readonly string[];
  /** Begins the anchors of its fields. */
  readonly prefix: string;
  /** Whose codes its fields name. */
  readonly operation?: Operation;
};

function bodiesOf({ paths, components: { schemas } }: OpenApiDocument): Body[] {
  const bodyOf = ({ properties, required }: JsonSchema = {}) => ({
    fields: (properties ?? {}) as Body["fields"],
    required: (required ?? []) as string[],
  });
  const inContent = (content: ReturnType<typeof responseContent> = {}) =>
    bodyOf(schemas[String(content["application/json"]?.schema.$ref).replace("#/components/schemas/", "")]);
  const bodies = operationList.flatMap((operation, nth): Body[] => {
    const { method, path, slug } = operation;
    const described = paths[path]?.[method.toLowerCase()] ?? describedOperation(operation);
    const inPath = (described.parameters ?? []).map(({ name, schema, ...rest }) => [
      name,
      { ...schema, ...rest, examples: [rest.example] },
    ]);
    const { fields, required } = inContent(described.requestBody?.content);
    const request = {
      fields: { ...Object.fromEntries(inPath), ...fields },
      required: [...inPath.map(([name]) => String(name)), ...required],
    };
    const kind = operation.kind === "submit" ? "receipt" : "result";
    const prefix = nth === 0 ? "" : `${slug}-`;
    return [
      { kind: "request", ...request, prefix, operation },
      { kind, ...inContent(responseContent(described, 200)), prefix: `${prefix}${kind}-`, operation },
    ];
  });
  return [...bodies, { kind: "refusal", ...bodyOf(schemas.Refusal), prefix: "refusal-" }];
}

const anchorOf = (name: string, { prefix }: Body): string => `${prefix}${name.toLowerCase()}`;

/** Each field of the document → its anchor on the page. */
export const fieldAnchors = (document: OpenApiDocument): ReadonlyMap<unknown, string> =>
  new Map(
    bodiesOf(document).flatMap((body) =>
      Object.entries(body.fields).map(([name, field]) => [field, anchorOf(name, body)] as const),
    ),
  );

/** Every field of the requests and answers. */
export const fieldsPage = (document: OpenApiDocument, edition: Edition): string =>
  blocks(...bodiesOf(document).map((body) => bodySection(body, edition)));

/** What the client calls a field: as the page does, unless the record says otherwise; `state` it reads itself. */
const clientName = (field: string, schema: JsonSchema): string | undefined =>
  field === "state" ? undefined : code(String(schema["x-client-name"] ?? field));

function bodySection(body: Body, edition: Edition): string {
  const { say } = edition;
  const { kind, operation } = body;
  const fields = Object.entries(body.fields);
  const rows = fields.map(([name, schema]) => [
    `[${code(name)}](#${anchorOf(name, body)})`,
    typeText(schema, edition),
    say(body.required.includes(name) ? "yes" : "no"),
    schema["x-unit"] === undefined ? "" : say(`unit_${schema["x-unit"]}`),
    ((schema.examples ?? []) as unknown[]).map(json).join(", "),
    clientName(name, schema) ?? "",
  ]);
  const request = operation ? `${operation.method} ${operation.path}` : "";
  return blocks(
    `## ${say(kind)}${operation ? `: ${operation.path}` : ""}`,
    say(`${kind}Intro`).replace("PATH", code(request)),
    table(["field", "type", "required", "unit", "example", "client"].map(say), rows),
    ...fields.map(([name, schema]) => fieldSection(name, schema, body, edition)),
  );
}

function fieldSection(name: string, schema: JsonSchema, body: Body, edition: Edition): string {
  const { say } = edition;
  const { kind, operation } = body;
  const known = clientName(name, schema);
  const place = (operation?.secrets.includes(name) ? say("inOption") : say(`in-${kind}`)).replace(
    "METHOD",
    `${operation?.id}()`,
  );
  // Its own words, and where they come from, which may end in a list of questions.
  const [text = "", ...provenance] = String(schema.description)
    .trim()
    .split(/\n\n(?=[^\n]*: F\d{2})/);
  return blocks(
    `### ${name} {#${anchorOf(name, body)}}`,
    text,
    terms(edition, [
      ["client", known ? `${known}, ${place}` : say("notInClient")],
      ["pattern", schema.pattern !== undefined && code(String(schema.pattern))],
      [
        "errorCodes",
        idsOf(schema, "x-error-codes")
          .map((id) => codeLink(Number(id), operation, edition))
          .join(", "),
      ],
    ]),
    ...provenance,
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
