import { readdir } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { type OpenApiContent, type OpenApiOperation, openApiDocument } from "./document.ts";
import { readCatalogue } from "./scripts/catalogue.ts";

const catalogue = await readCatalogue();
const operations = Object.entries(openApiDocument.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((operation) => ({ slug: path.split("/").pop() ?? path, operation })),
);
const schemas = Object.entries(openApiDocument.components.schemas);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");

function validate(schema: { readonly [keyword: string]: unknown }, value: unknown): string[] {
  const check = ajv.compile({ $ref: `spec${schema.$ref}` });
  return check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function contents(operation: OpenApiOperation): [string, OpenApiContent][] {
  const responses = Object.entries(operation.responses).map(
    ([status, response]): [string, OpenApiContent] => [status, response.content],
  );
  return [["request", operation.requestBody.content], ...responses];
}

function examples(operation: OpenApiOperation) {
  return contents(operation).flatMap(([status, content]) =>
    Object.values(content).flatMap(({ schema, examples }) =>
      Object.entries(examples).map(([name, { value }]) => ({ status, name, value, schema })),
    ),
  );
}

test.each(operations)("$slug answers each code of error-codes.yaml and no other", ({ operation }) => {
  const refusals = Object.keys(operation.responses).filter((status) => /^[45]\d\d$/.test(status));
  expect(refusals.map(Number).sort()).toEqual(catalogue.map((row) => row.code).sort());
});

test.each(operations)(
  "$slug has a default response, so that the types lose no code (N7)",
  ({ operation }) => {
    expect(Object.keys(operation.responses)).toContain("default");
  },
);

test.each(operations)("$slug has a named example for its request and for each response", ({ operation }) => {
  const without = contents(operation).filter(([, content]) =>
    Object.values(content).some((media) => Object.keys(media.examples ?? {}).length === 0),
  );
  expect(without.map(([status]) => status)).toEqual([]);
});

test.each(operations)("each example of $slug is valid against its schema", ({ operation }) => {
  const invalid = examples(operation)
    .map(({ name, value, schema }) => ({ name, errors: validate(schema, value) }))
    .filter(({ errors }) => errors.length > 0);
  expect(invalid).toEqual([]);
});

test.each(operations)("each refusal of $slug is the example that the catalogue names", ({ operation }) => {
  const documented = examples(operation).filter(({ status }) => /^[45]\d\d$/.test(status));
  const told = documented.map(({ status, name, value }) => {
    const body = value as { status: number; message: string };
    return { http: status, name, code: body.status, message: body.message };
  });
  expect(told).toEqual(
    catalogue.map(({ code, name, message }) => ({ http: String(code), name, code, message: message.text })),
  );
});

test.each(operations)("each file in examples/$slug is used by the spec", async ({ slug, operation }) => {
  const files = await readdir(new URL(`examples/${slug}/`, import.meta.url));
  const used = new Set(examples(operation).map(({ name }) => `${name}.json`));
  expect(files.sort()).toEqual([...used].sort());
});

test.each(schemas)("each property of %s has a description, a valid example and its fact", (_, schema) => {
  const properties = Object.entries(schema.properties as Record<string, Record<string, unknown>>);
  const poor = properties.filter(([, property]) => {
    const check = ajv.compile(property);
    const own = (property.examples ?? []) as unknown[];
    return (
      !property.description || !property["x-fact"] || own.length === 0 || !own.every((value) => check(value))
    );
  });
  expect(poor.map(([name]) => name)).toEqual([]);
});

test("the credentials are passwords that no answer ever carries (N14)", () => {
  const request = openApiDocument.components.schemas.AnalysisSoccerRequest;
  const properties = request?.properties as Record<string, Record<string, unknown>>;
  const secret = Object.keys(properties).filter((name) => properties[name]?.writeOnly === true);
  expect(secret).toEqual(["Email", "UserKey", "APIKey", "base64_video"]);
  expect(properties.UserKey?.format).toBe("password");
  expect(properties.APIKey?.format).toBe("password");
});
