import { expect, test } from "vitest";
import { brokenLinks } from "./link-check.ts";

const check = (html: string) => {
  const texts = new Map([
    ["en/a.html", html],
    ["en/b.html", '<h2 id="확인">b</h2>'],
  ]);
  return brokenLinks(texts, new Set([...texts.keys(), "en/b.md", "assets/c.png"]));
};

test("links to pages, anchors, twins, pictures, scripts and other sites hold", () => {
  const links = [
    "b.html",
    "b.html#%ED%99%95%EC%9D%B8",
    "../en/b.html#확인",
    "b.md#x",
    "https://example.com",
    "#here",
  ];
  const html = links.map((href) => `<a href="${href}">a</a>`).join("");
  expect(check(`<p id="here">${html}<img src="../assets/c.png"><script src="../assets/site.js">`)).toEqual(
    [],
  );
});

test.each([
  ["c.html", "no file"],
  ["../b.html", "no file"],
  ["b.html#nothing", "no anchor"],
  ["#nothing", "no anchor"],
  ["../assets/d.png", "no file"],
])("a link to %s is told with its page: it leads to %s", (href, problem) => {
  expect(check(`<a href="${href}">a</a>`)).toEqual([`en/a.html: the link ${href} leads to ${problem}.`]);
});
