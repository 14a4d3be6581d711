import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { brokenLinks, filesOf } from "./links.ts";
import { relink } from "./relink.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const site = fileURLToPath(new URL("../site/", import.meta.url));

test("every link and anchor of the site leads somewhere", () => {
  const files = filesOf(site);
  expect(files.filter((file) => file.endsWith(".html")).length).toBeGreaterThan(40);
  expect(brokenLinks(site, files, "/docs/")).toEqual([]);
});

test("every link and anchor of the repository's Markdown leads somewhere", () => {
  const listed = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
    .trim()
    .split("\n");
  expect(listed.length).toBeGreaterThan(30);
  expect(brokenLinks(root, listed)).toEqual([]);
});

test("a link to no file, to no anchor, to no entry or out of the base is found", () => {
  const folder = mkdtempSync(join(tmpdir(), "links-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "a.md"),
    "# One two\n\n[1](#one-two) [2](#three) [3](b.html#x) [4](b.html#y) [5](c.yaml#a01) [6](c.yaml#a02) `[7](no)`\n",
  );
  writeFileSync(
    join(folder, "b.html"),
    '<h1 id="x"><a href="/docs/a.md">1</a><a href="/a.md">2</a><img src="no.png"></h1>',
  );
  writeFileSync(join(folder, "c.yaml"), "- id: A01\n");
  expect(brokenLinks(folder, ["a.md", "b.html"], "/docs/")).toEqual([
    "a.md: the link #three leads to no anchor.",
    "a.md: the link b.html#y leads to no anchor.",
    "a.md: the link c.yaml#a02 leads to no entry.",
    "b.html: the link /a.md leads outside.",
    "b.html: the link no.png leads to no file.",
  ]);
});

test.each([
  ["[a](../../README.md)", undefined, "a"],
  [
    "[a](../../README.md#x)",
    "https://example.com/kit/",
    "[a](https://example.com/kit/blob/HEAD/README.md#x)",
  ],
  ["[a](mock.ko.md#b)", undefined, "[a](../ko/mock.md#b)"],
  ["[a](../../packages/client#b)", undefined, "[a](./readme-client.md#b)"],
  ["[A21](../../openapi/pages/soccer/ambiguities.yaml#a21)", undefined, "[A21](./ambiguities.md#a21)"],
  ["![a](../images/parts.svg)", undefined, "![a](/assets/parts.svg)"],
  ["[a](../../openapi/generated/openapi.json)", undefined, "[a](/en/reference.html)"],
  ["`[a](x)` and [`b`](mock.md)", undefined, "`[a](x)` and [`b`](../en/mock.md)"],
])("on the site, %s is seen from its page, with the repository at %s", (markdown, home, expected) => {
  expect(relink(markdown, { source: "docs/guides/client.md", language: "en", home })).toBe(expected);
});

test("a link of the repository that leads nowhere is an error", () => {
  expect(() => relink("[a](no.md)", { source: "docs/guides/client.md", language: "en" })).toThrow(
    "leads nowhere",
  );
});

test.each(["en", "ko"])("an error of the client leads to an address that the site in %s has", (language) => {
  const page = readFileSync(join(site, language, "error-codes.html"), "utf8");
  for (const anchor of ["422-not-enough-credits", "413-required-data-missing"])
    expect(page).toContain(` id="${anchor}"`);
});
