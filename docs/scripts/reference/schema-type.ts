import type { JsonSchema } from "@remo-kit/openapi";
import { code } from "./markdown.ts";

type Context = { readonly [word in "or" | "listOf" | "default" | "characters"]: string } & {
  /** The objects and lists of values that have a name. */
  readonly schemas: { readonly [name: string]: JsonSchema };
};

/** What a value of the control API is, in Markdown: its type with its limits, its values, or a link to its object. */
export function typeText(schema: JsonSchema, t: Context): string {
  if (schema.$ref) {
    return linkTo(String(schema.$ref).split("/").pop() ?? "");
  }
  const said = [...limits(schema, t), ...defaultOf(schema, t)];
  return `${either(alternatives(schema, t), t)}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
}

const linkTo = (name: string): string => `[${code(name)}](#${name.toLowerCase()})`;

const either = (types: readonly string[], t: Context): string =>
  [types.slice(0, -1).join(", "), types.slice(-1).join()].filter(Boolean).join(` ${t.or} `);

function alternatives(schema: JsonSchema, t: Context): string[] {
  const { type, anyOf, items, properties } = schema;
  if (schema.const !== undefined) return [code(JSON.stringify(schema.const))];
  if (Array.isArray(schema.enum)) return valuesOf(schema.enum, t);
  if (Array.isArray(anyOf)) return anyOf.map((one: JsonSchema) => typeText(one, t));
  if (type === "array") return [t.listOf.replace("TYPE", typeText(items as JsonSchema, t))];
  if (properties) return [fieldsOf(properties as { [name: string]: JsonSchema }, t)];
  return [String(type)];
}

/** The values; those of a whole list that has a name by that name, where they would be many. */
function valuesOf(values: readonly unknown[], { schemas }: Context): string[] {
  const lists = Object.entries(schemas).map(
    ([name, { enum: list = [] }]) => [name, list as unknown[]] as const,
  );
  const [name, known = []] =
    lists.find(
      ([, list]) =>
        list.length > 6 && list.length < values.length && list.every((one) => values.includes(one)),
    ) ?? [];
  const others = values.filter((value) => !known.includes(value)).map((value) => code(JSON.stringify(value)));
  return name ? [linkTo(name), ...others] : others;
}

/** An object that has no name. */
const fieldsOf = (properties: { readonly [name: string]: JsonSchema }, t: Context): string =>
  `{ ${Object.entries(properties)
    .map(([name, schema]) => `${code(name)}: ${typeText(schema, t)}`)
    .join(", ")} }`;

function limits(schema: JsonSchema, t: Context): string[] {
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength, pattern, format } = schema;
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  return [
    exclusiveMinimum !== undefined && `> ${exclusiveMinimum}`,
    minimum !== undefined && `≥ ${minimum}`,
    most !== undefined && `≤ ${most}`,
    maxLength !== undefined && t.characters.replace("N", `${minLength ?? 0}–${maxLength}`),
    pattern !== undefined && code(String(pattern)),
    format !== undefined && String(format),
  ].filter((limit) => limit !== false);
}

const defaultOf = (schema: JsonSchema, t: Context): string[] =>
  schema.default === undefined ? [] : [`${t.default} ${code(JSON.stringify(schema.default))}`];
