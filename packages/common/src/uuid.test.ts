import { expect, test } from "vitest";
import { randomUuid } from "./random-uuid.ts";
import { isUuid } from "./uuid.ts";

test("a UUID is of version 4, and another one each time", () => {
  const made = Array.from({ length: 200 }, randomUuid);
  for (const uuid of made) {
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(made).size).toBe(200);
});

test.each([
  ["c37d3ce2-e9d0-45de-9656-2a730204f8ca", true],
  ["C37D3CE2-E9D0-45DE-9656-2A730204F8CA", true],
  ["c37d3ce2e9d045de96562a730204f8ca", false],
  ["{c37d3ce2-e9d0-45de-9656-2a730204f8ca}", false],
  ["c37d3ce2-e9d0-45de-9656-2a730204f8ca\n", false],
])("%j: %s", (text, is) => {
  expect(isUuid(text)).toBe(is);
});
