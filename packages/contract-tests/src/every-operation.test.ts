import { existsSync } from "node:fs";
import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";

test.each(Object.keys(openApiDocument.paths))("%s has a suite", (path) => {
  const suite = `suites/${path.split("/").pop()}.test.ts`;
  expect(existsSync(new URL(suite, import.meta.url)), `packages/contract-tests/src/${suite} exists`).toBe(
    true,
  );
});
