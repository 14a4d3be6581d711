// What holds for every guide: both languages have the same code, and their links lead to what is there.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const docs = new URL("../../docs/", import.meta.url);
const files = (await readdir(new URL("guides/", docs))).sort();
const english = files.filter((file) => !file.endsWith(".ko.md"));
const read = (file: string) => readFile(new URL(file, docs), "utf8");

test("every guide is there in both languages", () => {
  expect(english.length).toBeGreaterThan(4);
  expect(files.filter((file) => file.endsWith(".ko.md"))).toEqual(
    english.map((file) => file.replace(".md", ".ko.md")),
  );
});

/** The code of a guide without its comments, which are in the guide's language. */
const codeOf = (guide: string): string[] =>
  [...guide.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = ""]) =>
    code.replace(/(?<=^| )(\/\/ .*|\/\*\* .*? \*\/)/gm, ""),
  );

test.each(english)("%s has the same code in both languages", async (file) => {
  const korean = codeOf(await read(`guides/${file.replace(".md", ".ko.md")}`));
  expect(korean.length).toBeGreaterThan(0);
  expect(korean).toEqual(codeOf(await read(`guides/${file}`)));
});

/** The anchors of a Markdown file: its explicit ones, and those that GitHub makes of its headings. */
function anchorsOf(markdown: string): string[] {
  const text = markdown.replace(/^```.*?^```$/gms, "");
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
  return [...headings, ...[...text.matchAll(/<a id="(.+?)">/g)].map(([, id = ""]) => id)];
}

const pages = [
  ...files.map((file) => `guides/${file}`),
  ...(await readdir(new URL("reference/en/", docs))).map((file) => `reference/en/${file}`),
  ...(await readdir(new URL("reference/ko/", docs))).map((file) => `reference/ko/${file}`),
];

test.each(pages)("each link of %s leads to what is there", async (page) => {
  const links = [...(await read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  for (const link of links.filter((link) => !/^https?:/.test(link))) {
    const [path = "", anchor] = decodeURI(link).split("#");
    const target = path === "" ? page : new URL(path, new URL(page, docs));
    expect(path === "" || existsSync(target), link).toBe(true);
    if (anchor === undefined) continue;
    expect(anchorsOf(await readFile(new URL(target, docs), "utf8")), link).toContain(anchor);
  }
});
