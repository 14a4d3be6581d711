import type { JsonSchema, OpenApiDocument, OpenApiOperation, OpenApiParameter } from "@remo-kit/openapi";
import { code, table } from "./markdown.ts";
import { typeText } from "./schema-type.ts";
import { type Language, wordsOf } from "./words.ts";

/** The description of the control API, as far as the page is made from it. */
export type ControlApi = {
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: Pick<OpenApiDocument["components"], "responses" | "schemas"> & {
    readonly parameters: { readonly [name: string]: Parameter };
  };
};

type Operation = Pick<OpenApiOperation, "operationId" | "summary" | "responses"> & {
  readonly tags: readonly string[];
  readonly description?: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly content: {
      readonly "application/json": { readonly schema: JsonSchema; readonly example: unknown };
    };
  };
};
type Parameter = Omit<OpenApiParameter, "in"> & { readonly in: string; readonly required?: boolean };

/** The words of one language, and what the types of fields refer to. */
type Words = ReturnType<typeof wordsOf<"control">> & Pick<ControlApi["components"], "schemas">;

type Placed = { readonly path: string; readonly method: string; readonly operation: Operation };

/** Every operation of the mock's control API: a page of the reference, in Markdown. */
export function controlPage(api: ControlApi, language: Language): string {
  const t: Words = { ...wordsOf("control", language), schemas: api.components.schemas };
  const placed: Placed[] = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = api.tags.flatMap(({ name, description }) => [
    `## ${description}`,
    ...placed.filter(({ operation }) => operation.tags[0] === name).map((one) => section(one, api, t)),
  ]);
  const schemas = Object.entries(api.components.schemas).map((schema) => schemaSection(schema, t));
  return `${[
    `# ${t.title}`,
    unwrapped(api.info.description),
    t.described,
    ...groups,
    `<a id="shared"></a>\n\n## ${t.shared}`,
    parameterTable(Object.values(api.components.parameters), t),
    `<a id="refusals"></a>\n\n## ${t.refusals}`,
    t.refusalsIntro,
    refusals(api, placed),
    `## ${t.objects}`,
    ...schemas,
  ].join("\n\n")}\n`;
}

/** Its anchor is the name that Redoc and the typed helper have for it. */
function section({ path, method, operation }: Placed, api: ControlApi, t: Words): string {
  const { operationId, summary, description, requestBody } = operation;
  const body = requestBody?.content["application/json"];
  return [
    `<a id="operation-${operationId}"></a>\n\n### ${summary}`,
    code(`${method.toUpperCase()} ${path}`),
    ...(description ? [unwrapped(description)] : []),
    ...parameters(operation, api, t),
    ...(body
      ? [`**${t.body}**: ${typeText(body.schema, t)}`, `\`\`\`json\n${JSON.stringify(body.example)}\n\`\`\``]
      : []),
    `**${t.answers}**`,
    answers(operation, t),
  ].join("\n\n");
}

/** Its own in a table, those that others have too by their names. */
function parameters({ parameters = [] }: Operation, { components }: ControlApi, t: Words): string[] {
  const own = parameters.flatMap((one) => ("$ref" in one ? [] : [one]));
  const shared = parameters.flatMap((one) =>
    "$ref" in one ? [components.parameters[nameOf(one.$ref)]] : [],
  );
  const links = shared.map((one) => `[${code(one?.name ?? "")}](#shared)`);
  return [
    ...(own.length > 0 ? [parameterTable(own, t)] : []),
    ...(links.length > 0 ? [`${t.also}: ${links.join(", ")}`] : []),
  ];
}

const parameterTable = (parameters: readonly Parameter[], t: Words): string =>
  table(
    [t.parameter, t.type, t.meaning],
    parameters.map(({ name, in: place, schema, required, description }) => {
      const type = [t[`in_${place}` as "in_query"], typeText(schema, t), ...(required ? [t.required] : [])];
      return [code(name), type.join(", "), description];
    }),
  );

/** What only this operation answers, then the refusals that it shares with others. */
function answers({ responses }: Operation, t: Words): string {
  const all = Object.entries(responses);
  const own = all.filter(([, { $ref }]) => !$ref);
  const shared = all.filter(([, { $ref }]) => $ref).map(([status]) => code(status));
  return [
    ...own.map(([status, { description, content = {} }]) => {
      const types = Object.values(content).map(({ schema }) => typeText(schema, t));
      return `- ${code(status)}: ${description}${types.length > 0 ? ` (${types.join(", ")})` : ""}`;
    }),
    ...(shared.length > 0 ? [`- ${shared.join(", ")}: [${t.refusals}](#refusals)`] : []),
  ].join("\n");
}

function refusals({ components }: ControlApi, placed: readonly Placed[]): string {
  const statuses = new Map(
    placed.flatMap(({ operation }) =>
      Object.entries(operation.responses).map(([status, { $ref = "" }]) => [nameOf($ref), status] as const),
    ),
  );
  return Object.entries(components.responses)
    .map(([name, { description }]) => `- ${code(statuses.get(name) ?? "")}: ${description}`)
    .join("\n");
}

function schemaSection([name, schema]: [string, JsonSchema], t: Words): string {
  const fields = Object.entries((schema.properties ?? {}) as { [name: string]: JsonSchema });
  const required = new Set(schema.required as string[] | undefined);
  const rows = fields.map(([field, of]) => [
    code(field),
    [typeText(of, t), ...(required.has(field) ? [t.required] : [])].join(", "),
    String(of.description ?? ""),
  ]);
  const told = rows.length > 0 ? table([t.field, t.type, t.meaning], rows) : typeText(schema, t);
  return [`### ${name}`, unwrapped(String(schema.description)), told].join("\n\n");
}

const nameOf = ($ref: string): string => $ref.split("/").pop() ?? "";

/** Lines are broken anew where it is shown. */
const unwrapped = (text: string): string => text.trim().replace(/(?<!\n)\n(?!\n)/g, " ");
