import { expect, test } from "vitest";
import { type Entry, excerpt, search, stretches } from "./browser/search.ts";

const index: readonly Entry[] = [
  ["error-codes", "에러 코드", "", "에러 코드", "거절 응답의 코드는 본문에 있습니다."],
  ["error-codes", "에러 코드", "422", "422 not-enough-credits", "남은 크레딧이 부족합니다."],
  ["fields", "필드", "base64_video", "base64_video", "축구영상을 base64로 인코딩한 문자열"],
  ["mock", "Mock server", "credits", "Credits", "Each accepted video costs 4 credits."],
];
const found = (query: string) => search(index, query).map(({ entry: [page, , id] }) => `${page}#${id}`);

test.each([
  ["크레딧", ["error-codes#422"]],
  ["영상", ["fields#base64_video"]],
  ["영상".normalize("NFD"), ["fields#base64_video"]],
])("%s is found inside of a longer word, whichever way it was typed", (query, expected) => {
  expect(found(query)).toEqual(expected);
});

test("letters are found in either case", () => {
  expect(found("BASE64")).toEqual(["fields#base64_video"]);
});

test("every word must be there, be it in the title, the heading or the text", () => {
  expect(found("코드 크레딧")).toEqual(["error-codes#422"]);
  expect(found("코드 영상")).toEqual([]);
});

test("a section that names the word in its heading comes first", () => {
  const more: Entry[] = [...index, ["mock", "Mock server", "start", "Start", "It starts with 100 credits."]];
  expect(search(more, "credits").map(({ entry }) => entry[3])).toEqual([
    "Credits",
    "422 not-enough-credits",
    "Start",
  ]);
});

test("an empty query finds nothing", () => {
  expect(search(index, "  ")).toEqual([]);
});

test("an excerpt has the match in it, marked, and says where it was cut", () => {
  const parts = excerpt(`${"앞말 ".repeat(40)}남은 크레딧이 부족합니다. ${"뒷말 ".repeat(40)}`, ["크레딧"]);
  expect(parts.filter(({ match }) => match)).toEqual([{ text: "크레딧", match: true }]);
  const text = parts.map((part) => part.text).join("");
  expect(text).toMatch(/^….*크레딧이.*…$/);
  expect(text.length).toBeLessThan(130);
});

test("what a query means in a pattern is taken as letters", () => {
  expect(stretches("a.b axb", ["a.b"])).toEqual([
    { text: "a.b", match: true },
    { text: " axb", match: false },
  ]);
});
