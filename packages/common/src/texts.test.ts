import { expect, test } from "vitest";
import engine from "./cli/texts.json" with { type: "json" };
import { fill, systemLanguage } from "./language.ts";
import { isLoopback } from "./loopback.ts";
import { printable, printableLines, shorten, width, wrap } from "./printable.ts";

test.each([
  [{}, "en"],
  [{ LANG: "ko_KR.UTF-8" }, "ko"],
  [{ LC_ALL: "C", LANG: "ko_KR.UTF-8" }, "en"],
  [{ LC_ALL: "", LC_MESSAGES: "ko", LANG: "C" }, "ko"],
])("the language of %j is %s", (env, language) => {
  expect(systemLanguage(env)).toBe(language);
});

test.each([
  ["localhost", true],
  ["LOCALHOST", true],
  ["mock.localhost", true],
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["localhost.example.com", false],
  ["127.0.0.1.example.com", false],
  ["notlocalhost", false],
  ["192.0.2.1", false],
  ["::", false],
])("%s is loopback: %s", (host, is) => {
  expect(isLoopback(host)).toBe(is);
});

test("no character steers a terminal or hides, and JSON stays the same JSON", () => {
  const evil = "a\r\n\u001b[31m\u009b\u2028\u202e\u{e0041}\ud800\ufffe";
  expect(printable(evil)).toBe("a\\u000d\\n\\u001b[31m\\u009b\\u2028\\u202e\\udb40\\udc41\\ud800\\ufffe");
  expect(JSON.parse(printable(JSON.stringify({ evil })))).toEqual({ evil });
  expect(printableLines("a\r\n\tb\u0000")).toBe("a\n\tb\\u0000");
});

test("texts are measured in columns, cut and wrapped", () => {
  expect(width("ab 목 서버")).toBe(10);
  expect([shorten("abcdef", 6), shorten("abcdefg", 6)]).toEqual(["abcdef", "abcdef… (+1)"]);
  expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
});

test("placeholders are filled once, and unknown ones go", () => {
  expect(fill("{file} {none}", { file: "{other}" })).toBe("{other} ");
});

const placesOf = (value: unknown, place = ""): [string, string][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => placesOf(inner, `${place}/${name}`))
    : [[place, String(value)]];
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test("the engine says the same in both languages, and Korean in Korean", () => {
  const korean = new Map(placesOf(engine.ko));
  expect([...korean.keys()]).toEqual(placesOf(engine.en).map(([place]) => place));
  for (const [place, text] of placesOf(engine.en))
    expect([place, placeholders(korean.get(place) ?? "")]).toEqual([place, placeholders(text)]);
  const others = [...korean].filter(([, text]) => !/\p{Script=Hangul}/u.test(text));
  expect(others).toEqual([["/unusable", "{from}: {problem}"]]);
});
