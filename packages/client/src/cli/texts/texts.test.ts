import { fill } from "@remo-kit/common/language";
import { expect, test } from "vitest";
import { duration, textsOf } from "./texts.ts";

const [en, ko] = [textsOf("en"), textsOf("ko")];

/** The texts by their place; the lines of one count as one. */
const placesOf = (value: unknown, place = ""): [string, string][] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => placesOf(inner, `${place}/${name}`))
    : [[place, String(value)]];

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

/** The client's own words, which are English; a Korean headline says what they are about. */
const isDetail = (text: string) => text === "{detail}";

test("both languages have the same texts, with the same placeholders", () => {
  const korean = new Map(placesOf(ko));
  expect([...korean.keys()]).toEqual(placesOf(en).map(([place]) => place));
  for (const [place, text] of placesOf(en).filter(([, text]) => !isDetail(text)))
    expect([place, placeholders(korean.get(place) ?? "")]).toEqual([place, placeholders(text)]);
});

test("Korean texts are Korean, but for what joins names", () => {
  const others = placesOf(ko).filter(([, text]) => !/\p{Script=Hangul}/u.test(text));
  expect(others).toEqual([
    ["/locale", "ko"],
    ["/table/between", "{min}~{max}"],
    ["/usage/and", ", "],
  ]);
});

test.each([
  [59, "59 s", "59초"],
  [60, "1 min 0 s", "1분 0초"],
  [3599, "59 min 59 s", "59분 59초"],
  [7384, "2 h 3 min", "2시간 3분"],
])("%i seconds are shown as %s", (seconds, english, korean) => {
  expect([duration(seconds, en), duration(seconds, ko)]).toEqual([english, korean]);
});

test("a value that looks like a placeholder stays as it is", () => {
  expect(fill("{file} {none}", { file: "{other}" })).toBe("{other} ");
});
