import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { operations } from "./index.ts";

test("the mock plays each operation of the spec, and no other", () => {
  const paths = operations.map(({ path }) => path);
  expect(paths.sort()).toEqual(Object.keys(openApiDocument.paths).sort());
});
