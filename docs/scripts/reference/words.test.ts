import { expect, test } from "vitest";
import words from "./words.json" with { type: "json" };
import { editionOf } from "./words.ts";

test("every word is in both languages", () => {
  expect(Object.keys(words.ko)).toEqual(Object.keys(words.en));
  for (const text of Object.values(words.ko)) expect(text).not.toBe("");
});

test("a word that is missing is an error", () => {
  expect(() => editionOf("ko").say("no-such-word")).toThrow("words.json has no ko text for no-such-word.");
});
