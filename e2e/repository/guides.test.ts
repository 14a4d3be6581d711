// What holds for every guide: it is there in both languages, with the same code.

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
  [...guide.matchAll(/^```\w+(?: title=".*")?\n(.*?)^```$/gms)].map(([, code = ""]) =>
    code.replace(/(?<=^| )(\/\/ .*|\/\*\* .*? \*\/)/gm, ""),
  );

test.each(english)("%s has the same code in both languages", async (file) => {
  const korean = codeOf(await read(`guides/${file.replace(".md", ".ko.md")}`));
  expect(korean.length).toBeGreaterThan(0);
  expect(korean).toEqual(codeOf(await read(`guides/${file}`)));
});
