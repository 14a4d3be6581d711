import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import {
  type JsonSchema,
  type OpenApiContent,
  type OpenApiOperation,
  openApiDocument,
  responseContent,
} from "./document.ts";
import { resolve } from "./walk.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");

const operations = Object.entries(openApiDocument.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((operation): [string, typeof operation] => [path, operation]),
);

const statusesOf = ({ responses }: OpenApiOperation) =>
  Object.keys(responses).map((status) => (status === "default" ? status : Number(status)));

/** The properties of each media type's schema. */
const propertiesOf = (content: OpenApiContent) =>
  Object.values(content).map(
    ({ schema }) => resolve(openApiDocument, schema).properties as Record<string, JsonSchema>,
  );

test.each(operations)("each example of %s is valid against its schema", (_, operation) => {
  const contents = [
    operation.requestBody?.content ?? {},
    ...statusesOf(operation).map((status) => responseContent(operation, status)),
  ];
  const named = contents.flatMap((content) =>
    Object.values(content).flatMap(({ schema, examples }) =>
      Object.entries(examples).map(([name, { value }]) => ({ name, value, schema })),
    ),
  );
  const problems = named.flatMap(({ name, value, schema }) => {
    const check = ajv.compile({ $ref: `spec${schema.$ref}` });
    return check(value) ? [] : [`${name}: ${ajv.errorsText(check.errors)}`];
  });
  expect(problems).toEqual([]);
  expect(named.length).toBeGreaterThan(
    contents.filter((content) => "application/json" in content).length - 1,
  );
});

test.each(Object.entries(openApiDocument.components.schemas))(
  "each example of a property of %s is valid against it",
  (_, schema) => {
    const properties = Object.entries(schema.properties as Record<string, { examples: unknown[] }>);
    const invalid = properties.filter(
      ([, property]) => !property.examples.every((value) => ajv.compile(property)(value)),
    );
    expect(invalid.map(([name]) => name)).toEqual([]);
  },
);

test.each(operations)(
  "no answer of %s carries a credential or what else its request hides (N14)",
  (_, operation) => {
    const [requested] = propertiesOf(operation.requestBody?.content ?? {});
    const hidden = Object.keys(requested ?? {}).filter((name) => requested?.[name]?.["x-secret"] === true);
    const encoded = Object.keys(requested ?? {}).filter((name) => requested?.[name]?.contentEncoding);
    const keys = ["UserKey", "APIKey"].filter((name) => requested?.[name]);
    const users = ["Email", "id"].filter((name) => requested?.[name]);
    expect(users).toHaveLength(1);
    expect(hidden).toEqual(expect.arrayContaining([...users, ...keys, ...encoded]));
    for (const key of keys) expect(requested?.[key]?.format).toBe("password");
    const answered = statusesOf(operation).flatMap((status) =>
      propertiesOf(responseContent(operation, status)),
    );
    const carried = answered.flatMap(Object.keys).filter((name) => hidden.includes(name));
    expect(carried).toEqual([]);
  },
);
