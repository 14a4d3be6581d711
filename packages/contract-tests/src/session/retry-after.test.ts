import { expect, test } from "vitest";
import { retryAfter } from "./retry-after.ts";

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const after = (value?: string) =>
  retryAfter({ headers: value === undefined ? {} : { "retry-after": value } }, now);

test("Retry-After is a number of seconds or a date, and anything else is none", () => {
  expect(after("10")).toBe(10_000);
  expect(after(" 0 ")).toBe(0);
  expect(after("Thu, 01 Jan 2026 12:00:30 GMT")).toBe(30_000);
  expect(after("Thu, 01 Jan 2026 11:00:00 GMT")).toBe(0);
  for (const none of [undefined, "", "soon", "-1", "1.5", "1e9"]) expect(after(none)).toBeUndefined();
});
