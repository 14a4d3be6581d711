// Made when the description is generated; the mock itself does not load it.

import type { Language } from "@remo-kit/common/language";
import { families } from "@remo-kit/openapi";
import { type ConversionConfig, type JsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import { readings } from "../../readings.ts";
import { profileName } from "../../shapes.ts";
import { type SchemaName, schemas } from "../table/schemas.ts";
import texts from "./texts.json" with { type: "json" };

export type JsonObject = { readonly [key: string]: unknown };

/** The schemas as JSON Schema, with their texts. */
export function jsonSchemas(language: Language): { readonly [Name in SchemaName]: JsonObject } {
  const made: object = toJsonSchemaDefs(schemas, configOf(language));
  const { schemas: descriptions, fields } = texts[language];
  const described = Object.entries(descriptions).map(([name, description]) => {
    const schema = made[name as keyof typeof made];
    return [name, { description, ...withTexts(name, schema, fields) }];
  });
  return Object.fromEntries(described);
}

/** A field has a text of its own, as `Job.times`, also in `JobDetails`, or one that every field of its name has. */
function withTexts(
  name: string,
  schema: JsonObject,
  fields: { readonly [field: string]: string },
): JsonObject {
  const { properties, required, ...rest } = schema as {
    properties?: JsonObject;
    required?: readonly string[];
  };
  if (!properties) return schema;
  const textOf = (field: string) =>
    fields[`${name}.${field}`] ?? fields[`${name.replace("Details", "")}.${field}`] ?? fields[field];
  const described = Object.entries(properties).map(([field, property]) => [
    field,
    { description: textOf(field), ...(property as object) },
  ]);
  const needed = required?.length ? { required } : {};
  return { ...rest, ...needed, properties: Object.fromEntries(described) };
}

export const refTo = (name: string): string => `#/components/schemas/${name}`;

/** A profile is checked by the code of the spec's own package, from which no schema can be made. */
function configOf(language: Language): ConversionConfig {
  const keys = readingProperties(language);
  const closed = { type: "object", additionalProperties: false };
  const differing = { ...closed, properties: keys };
  const byFamily = Object.fromEntries(families.map((family) => [family, differing]));
  const description = texts[language].info.families;
  const profile = { ...keys, families: { description, ...closed, properties: byFamily } };
  const name = { type: "string", enum: profileName.options };
  const own = new Map<unknown, object>([
    [schemas.Profile, { ...closed, required: Object.keys(keys), properties: profile }],
    [schemas.ResultRequest, { type: ["object", "null"], additionalProperties: true }],
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

/** With the texts of the ledger. */
const readingProperties = (language: Language): JsonObject =>
  Object.fromEntries(
    readings.map(({ id, key, text, values }) => [
      key,
      { description: `${text[language]} (${id})`, enum: values.map(({ value }) => value) },
    ]),
  );
