// Made when the description is generated; the mock itself does not load it.

import { ambiguities, families, type Readings } from "@remo-kit/openapi";
import { type ConversionConfig, type JsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import { profileName } from "./requests.ts";
import { type SchemaName, schemas } from "./schemas.ts";
import { texts } from "./texts.ts";

export type Language = "en" | "ko";
export type JsonObject = { readonly [key: string]: unknown };

/** The schemas as JSON Schema, with their texts. */
export function jsonSchemas(language: Language): { readonly [Name in SchemaName]: JsonObject } {
  const made = toJsonSchemaDefs(schemas, configOf(language));
  const described = Object.entries(made as object).map(([name, schema]: [string, JsonObject]) => {
    const { about, fields } = texts[name as SchemaName];
    return [name, { description: about[language], ...withFields(schema, fields as never, language) }];
  });
  return Object.fromEntries(described);
}

function withFields(schema: JsonObject, fields: JsonObject, language: Language): JsonObject {
  const { properties, required, ...rest } = schema as {
    properties?: JsonObject;
    required?: readonly string[];
  };
  if (Object.keys(fields).length === 0) return schema;
  const described = Object.entries(properties ?? {}).map(([name, property]) => [
    name,
    { description: (fields[name] as { [language: string]: string })[language], ...(property as object) },
  ]);
  const needed = required?.length ? { required } : {};
  return { ...rest, ...needed, properties: Object.fromEntries(described) };
}

export const refTo = (name: string): string => `#/components/schemas/${name}`;

/** A profile is checked by the code of the spec's own package, of which no schema can be told. */
function configOf(language: Language): ConversionConfig {
  const readings = readingProperties(language);
  const closed = { type: "object", additionalProperties: false };
  const differing = { ...closed, properties: readings };
  const byFamily = Object.fromEntries(families.map((family) => [family, differing]));
  const description = familiesText[language];
  const profile = { ...readings, families: { description, ...closed, properties: byFamily } };
  const name = { type: "string", enum: profileName.options };
  const own = new Map<unknown, object>([
    [schemas.Profile, { ...closed, required: Object.keys(readings), properties: profile }],
    [schemas.ProfileChange, { ...closed, properties: profile }],
    [
      schemas.ProfileRequest,
      { anyOf: [{ ...closed, required: ["name"], properties: { name } }, { $ref: refTo("Profile") }] },
    ],
  ]);
  return {
    target: "draft-2020-12",
    ignoreActions: ["readonly"],
    overrideRef: ({ referenceId }) => refTo(referenceId),
    overrideSchema: ({ valibotSchema }) => own.get(valibotSchema) as JsonSchema | undefined,
  };
}

type Row = {
  readonly id: string;
  readonly profile?: readonly {
    readonly key: string;
    readonly text: { readonly en: string; readonly ko: string };
    readonly values: readonly { readonly value: Readings[keyof Readings] }[];
  }[];
};

const familiesText = {
  en: "What differs for the operations of a family.",
  ko: "API 묶음별로 다르게 적용할 값.",
};

/** As the ledger tells them. */
function readingProperties(language: Language): JsonObject {
  const rows: readonly Row[] = Object.values(ambiguities);
  return Object.fromEntries(
    rows.flatMap(({ id, profile = [] }) =>
      profile.map(({ key, text, values }) => [
        key,
        { description: `${text[language]} (${id})`, enum: values.map(({ value }) => value) },
      ]),
    ),
  );
}
