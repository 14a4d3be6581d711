import { openApiDocument, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { handlers } from "./registry.ts";

test("the mock answers each operation of the spec, and no other", () => {
  const described = Object.entries(openApiDocument.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const answered = Object.values(handlers).map(({ operation: { method, path } }) => `${method} ${path}`);
  expect(answered.sort()).toEqual(described.sort());
});

test("each row of the registry is of the operation that it stands for", () => {
  for (const { id } of operationList) expect(handlers[id].operation.id).toBe(id);
});
