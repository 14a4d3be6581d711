// Made when the description is generated; the mock itself does not load it.

import type { Language } from "@remo-kit/common/language";
import { operationList } from "@remo-kit/openapi";
import { examplesOf } from "../../operations/examples.ts";
import { tenantHeader } from "../../tenant.ts";
import { operationTexts, table } from "../table/operations.ts";
import { type SchemaName, schemas } from "../table/schemas.ts";
import examples from "./examples.json" with { type: "json" };
import { type JsonObject, jsonSchemas, refTo } from "./json-schemas.ts";
import texts from "./texts.json" with { type: "json" };

type Schemas = ReturnType<typeof jsonSchemas>;
type Row = (typeof table)[number];

/** The control API as OpenAPI has it. */
export function controlDescription(language: Language): JsonObject {
  const made = jsonSchemas(language);
  const { info, tags, responses } = texts[language];
  return {
    openapi: "3.1.1",
    info: {
      title: info.title,
      version: "1.0.0",
      description: info.description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "http://127.0.0.1:4010", description: info.server }],
    security: [{}, { controlToken: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: pathsOf(language, made),
    components: {
      securitySchemes: {
        controlToken: { type: "http", scheme: "bearer", description: info.token },
      },
      parameters: { Tenant: tenantParameter(language) },
      responses: Object.fromEntries(
        Object.entries(responses).map(([name, text]) => [name, problemResponse(text)]),
      ),
      schemas: Object.fromEntries(Object.entries(made).filter(([name]) => !isParameters(name))),
    },
  };
}

function pathsOf(language: Language, made: Schemas): JsonObject {
  const paths: { [path: string]: { [method: string]: JsonObject } } = {};
  for (const row of table) {
    paths[row.path] ??= {};
    Object.assign(paths[row.path] as object, {
      [row.method.toLowerCase()]: operationOf(row, language, made),
    });
  }
  return paths;
}

const otherTags: { readonly [part: string]: string } = {
  ...{ health: "status", ready: "status", scenarios: "status" },
  ...{ jobs: "accounts", profile: "settings", faults: "settings", reset: "tenants" },
};

/** Most tags are named as their paths begin. */
function tagOf(path: string): string {
  const [, , part = ""] = path.split("/");
  return otherTags[part] ?? part;
}

/** A body that can be sent. A result is the one of the vendor's page. */
export const exampleOf = (id: string): unknown =>
  id === "setJobResult" ? pageResult() : examples[id as keyof typeof examples];

function pageResult(): unknown {
  const [read] = operationList.filter(({ kind }) => kind === "read");
  return read && Object.values(examplesOf(read))[0];
}

function operationOf(row: Row, language: Language, made: Schemas): JsonObject {
  const { id, path, probe, params, query, body, mayBeEmpty } = row;
  const { summary, description, ...refusals } = operationTexts[language][id];
  const parameters = [
    ...(probe ? [] : [{ $ref: "#/components/parameters/Tenant" }]),
    ...parametersOf("path", params, made),
    ...parametersOf("query", query, made),
  ];
  return {
    operationId: id,
    tags: [tagOf(path)],
    summary,
    ...(description && { description }),
    ...(probe && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: !mayBeEmpty,
        content: { "application/json": { schema: { $ref: refTo(nameOf(body)) }, example: exampleOf(id) } },
      },
    }),
    responses: responsesOf(row, refusals, language, made),
  };
}

/** @param refusals what can go wrong beside what can go wrong anywhere, by HTTP status. */
function responsesOf(row: Row, refusals: object, language: Language, made: Schemas): JsonObject {
  const { answer, body, probe, status = answer ? 200 : 204 } = row;
  const shared = (name: keyof (typeof texts)["en"]["responses"]) => ({
    $ref: `#/components/responses/${name}`,
  });
  const done = answer
    ? {
        description: made[nameOf(answer)].description,
        content: contentOf("application/json", nameOf(answer)),
      }
    : { description: texts[language].info.done };
  return {
    [status]: done,
    ...(!probe && { 400: shared("BadRequest"), 401: shared("Unauthorized"), 403: shared("Forbidden") }),
    ...(body && { 413: shared("TooLarge") }),
    ...Object.fromEntries(Object.entries(refusals).map(([code, text]) => [code, problemResponse(text)])),
  };
}

const contentOf = (type: string, name: string) => ({ [type]: { schema: { $ref: refTo(name) } } });

const problemResponse = (description: string) => ({
  description,
  content: contentOf("application/problem+json", "Problem"),
});

/** Schemas of paths and queries become parameters, and are none of the components. */
const isParameters = (name: string): boolean => /(Query|Path)$/.test(name);

function parametersOf(place: "path" | "query", schema: unknown, made: Schemas): JsonObject[] {
  if (!schema) return [];
  const { properties, required = [] } = made[nameOf(schema)] as {
    properties: { [name: string]: { description: string } };
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    ...(required.includes(name) && { required: true }),
    description,
    schema: property,
  }));
}

function nameOf(schema: unknown): SchemaName {
  const name = Object.entries(schemas).find(([, known]) => known === schema)?.[0];
  if (!name) throw new Error("A schema of the table operations.ts has no name in schemas.ts.");
  return name as SchemaName;
}

const tenantParameter = (language: Language) => ({
  name: tenantHeader,
  in: "header",
  description: texts[language].info.tenant,
  schema: { type: "string", pattern: "^[A-Za-z0-9._-]{1,64}$", default: "default" },
});
