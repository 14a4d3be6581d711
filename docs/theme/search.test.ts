import { expect, test } from "vitest";
import { createSearch, termsOf } from "./search.ts";

const page = (title: string, content: string, ...toc: string[]) => ({
  title,
  content,
  routePath: `/en/${title.toLowerCase()}`,
  toc: toc.map((text) => ({
    id: text.toLowerCase().replaceAll(" ", "-"),
    text,
    charIndex: content.indexOf(text),
  })),
});

const search = createSearch([
  page(
    "Errors",
    "All errors. 421 wrong key The key is wrong. 422 no credits Not enough credits.",
    "421 wrong key",
    "422 no credits",
  ),
  page("목", "목 서버를 실행합니다. 크레딧이 부족하면 422로 거절합니다."),
]);
const ids = (query: string) => search(query).map(({ id }) => id);

test("Korean is taken two syllables at a time, with a space between them or without", () => {
  expect(termsOf("목 서버를")).toEqual(["목서", "서버", "버를"]);
  expect(termsOf("422는 uuid를 키")).toEqual(["422", "는", "uuid", "를키"]);
});

test("a section is found by its words, by a part, and in spite of a wrong letter; its heading counts most", () => {
  expect(ids("what does 422 mean")[0]).toBe("/en/errors#422-no-credits");
  expect(ids("wrnog key")).toContain("/en/errors#421-wrong-key");
  expect(ids("credts")).toEqual(["/en/errors#422-no-credits"]);
  expect(ids("목서버")).toEqual(["/en/목"]);
  expect(ids("크래딧 부족")).toEqual(["/en/목"]);
  expect(ids("nothing")).toEqual([]);
});

test("what was found is marked in its place", () => {
  expect(search("크레딧")[0]?.excerpt).toEqual([
    "목 서버를 실행합니다. ",
    "크레딧",
    "이 부족하면 422로 거절합니다.",
  ]);
});
