import { existsSync } from "node:fs";
import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";

test.each(operationList.map(({ slug }) => slug))("%s has cases", (slug) => {
  const file = `cases/${slug}.ts`;
  expect(
    existsSync(new URL(`../${file}`, import.meta.url)),
    `packages/contract-tests/src/${file} exists`,
  ).toBe(true);
});
