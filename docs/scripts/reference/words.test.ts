import { expect, test } from "vitest";
import words from "./words.json" with { type: "json" };

test.each(Object.entries(words))("the words of %s are in both languages", (_, { en, ko }) => {
  expect(Object.keys(ko)).toEqual(Object.keys(en));
  for (const text of Object.values(ko)) expect(text).not.toBe("");
});
