import { existsSync } from "node:fs";
import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";

test.each(operationList.map(({ slug }) => slug))("%s has cases", (slug) => {
  const file = `packages/contract-tests/src/cases/${slug}.ts`;
  expect(existsSync(new URL(`../../${file}`, import.meta.url)), `${file} exists`).toBe(true);
});
