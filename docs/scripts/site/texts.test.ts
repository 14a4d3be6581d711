import { expect, test } from "vitest";
import { texts } from "./texts.ts";

const placesOf = (value: unknown, place = ""): [string, string][] =>
  typeof value === "string"
    ? [[place, value]]
    : Object.entries(value as object).flatMap(([name, inner]) => placesOf(inner, `${place}/${name}`));

const english = placesOf(texts.en);
const korean = new Map(placesOf(texts.ko));

test("both languages have the same texts, with the same placeholders", () => {
  const placeholders = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  expect([...korean.keys()]).toEqual(english.map(([place]) => place));
  for (const [place, text] of english)
    expect([place, placeholders(korean.get(place))]).toEqual([place, placeholders(text)]);
});

test("Korean texts are Korean, but for names", () => {
  const same = ["/siteName", "/asMarkdown"];
  const names = english.filter(([place]) => place.endsWith("/page") && place.includes("/needs/"));
  const others = [...korean].filter(([, text]) => !/\p{Script=Hangul}/u.test(text)).map(([place]) => place);
  expect(others).toEqual([...same, ...names.map(([place]) => place)]);
});
