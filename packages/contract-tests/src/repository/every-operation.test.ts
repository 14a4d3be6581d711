import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { slugs } from "../checks.ts";

test.each(slugs)("%s has cases", (slug) => {
  const file = `cases/${slug}.ts`;
  expect(
    existsSync(new URL(`../${file}`, import.meta.url)),
    `packages/contract-tests/src/${file} exists`,
  ).toBe(true);
});
