import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { openApiDocument, responseContent } from "./document.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");

const operations = Object.entries(openApiDocument.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((operation): [string, typeof operation] => [path, operation]),
);

test.each(operations)("each example of %s is valid against its schema", (_, operation) => {
  const statuses = Object.keys(operation.responses).map((status) =>
    status === "default" ? status : Number(status),
  );
  const contents = [
    operation.requestBody.content,
    ...statuses.map((status) => responseContent(operation, status)),
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
  expect(named.length).toBeGreaterThan(contents.length - 1);
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

test("the credentials are passwords that no answer ever carries (N14)", () => {
  const request = openApiDocument.components.schemas.AnalysisSoccerRequest;
  const properties = request?.properties as Record<string, Record<string, unknown>>;
  const secret = Object.keys(properties).filter((name) => properties[name]?.writeOnly === true);
  expect(secret).toEqual(["Email", "UserKey", "APIKey", "base64_video"]);
  expect(properties.UserKey?.format).toBe("password");
  expect(properties.APIKey?.format).toBe("password");
});
