import { readdir, readFile } from "node:fs/promises";
import { errorCodes, openApiDocument } from "@remo-kit/openapi";
import korean from "@remo-kit/openapi/openapi.ko.json" with { type: "json" };
import { expect, test } from "vitest";
import control from "../../../packages/mock-server/generated/control.openapi.json" with { type: "json" };
import { type Entry, search } from "./browser/search.ts";
import { brokenLinks } from "./link-check.ts";
import { languages, pages, referenceNames } from "./map.ts";

const root = new URL("../../site/", import.meta.url);
const paths = (await readdir(root, { recursive: true })).filter((path) => /\.\w+$/.test(path));
const read = async (path: string) => {
  const content = await readFile(new URL(path, root), "utf8");
  return [path, path.endsWith(".html") ? content.replaceAll("&#39;", "'") : content] as const;
};
const texts = new Map(
  await Promise.all(paths.filter((path) => /\.(html|md|txt|js|css)$/.test(path)).map(read)),
);
const text = (path: string): string => texts.get(path) ?? "";
const html = [...texts.keys()].filter((path) => path.endsWith(".html"));
const shown = html.filter((path) => path !== "index.html");

test("each language has every page, and its Markdown", () => {
  const named = languages.flatMap((language) => [
    ...["index", ...referenceNames].map((name) => `${language}/${name}.html`),
    ...pages.flatMap(({ name }) => [`${language}/${name}.html`, `${language}/${name}.md`]),
  ]);
  expect(paths).toEqual(expect.arrayContaining(named));
});

test("every link and anchor of every page resolves", () => {
  expect(html.length).toBeGreaterThan(30);
  expect(brokenLinks(texts, new Set(paths))).toEqual([]);
});

test("every link and anchor of every Markdown page resolves, as it would on its page", () => {
  const twins = [...texts].filter(([path]) => path.endsWith(".md"));
  const asPages = twins.map(([path, markdown]) => {
    const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = ""]) =>
      href.replace(/\.md(?=#|$)/, ".html"),
    );
    return [`${path}.html`, links.map((href) => `<a href="${href}">`).join("")] as const;
  });
  const here = asPages.map(
    ([path, links]) =>
      [path, links.replaceAll('"#', `"${path.replace(/.*\/|\.md\.html/g, "")}.html#`)] as const,
  );
  expect(here.join()).toContain("ambiguities.html#a01");
  expect(brokenLinks(new Map([...texts, ...here]), new Set(paths))).toEqual([]);
});

test("the links of llms.txt lead to Markdown that is there", () => {
  const links = [...text("llms.txt").matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path);
  expect(links).toEqual(languages.flatMap((language) => pages.map(({ name }) => `${language}/${name}.md`)));
  expect(paths).toEqual(expect.arrayContaining(links));
  expect(text("llms.txt")).toMatch(/^# REMO Kit\n\n> .+\n\n## Reference\n/);
});

test.each(html)("%s loads nothing from anywhere else", (path) => {
  const page = text(path);
  expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]+"/);
  expect(page).not.toMatch(/<(?:script|link|img|iframe|video|source)\b[^>]*\s(?:src|href)="(?:https?:)?\/\//);
  expect(page).not.toMatch(/cdn\.redoc\.ly\/redoc\/logo|url\(["']?(?:https?:)?\/\//);
});

test("neither styles nor Redoc name a resource that is elsewhere", () => {
  for (const path of ["assets/site.css", "assets/bar.css"])
    expect(text(path)).not.toMatch(/url\(["']?\w+:|@import/);
  expect(text("assets/redoc.js")).not.toContain("cdn.redoc.ly/redoc/logo");
});

test.each(shown)("%s is in its language, and names the others", (path) => {
  const [language = "", file = ""] = path.split("/");
  expect(text(path)).toContain(`<html lang="${language}">`);
  for (const other of languages)
    expect(text(path)).toContain(`<link rel="alternate" hreflang="${other}" href="../${other}/${file}"/>`);
  expect(text(path)).toMatch(/<meta name="description" content="[^"]{10,}"/);
});

test("no two pages have the same title", () => {
  const titles = html.map((path) => /<title>([^<]+)<\/title>/.exec(text(path))?.[1]);
  expect(new Set(titles).size).toBe(html.length);
});

test("a static page has no script or style in itself, so that the policy forbids both", () => {
  for (const path of shown.filter((path) => !/\/(reference|control)\.html$/.test(path))) {
    expect(text(path), path).not.toMatch(/\sstyle="|<style|\son\w+="|<script(?![^>]*src=)/);
    expect(text(path), path).not.toContain("unsafe-inline");
  }
});

test.each(languages)(
  "the references in %s have all of their descriptions, and may connect to nothing",
  (language) => {
    for (const path of [...Object.keys(openApiDocument.paths)])
      expect(text(`${language}/reference.html`)).toContain(path);
    for (const path of Object.keys(control.paths)) expect(text(`${language}/control.html`)).toContain(path);
    for (const name of referenceNames) {
      const page = text(`${language}/${name}.html`);
      expect(page).toContain("connect-src blob:;");
      expect(page).toContain('"disableTelemetry":true');
      expect(page).toContain('<script src="../assets/redoc.js">');
    }
  },
);

test.each([
  ["en", openApiDocument],
  ["ko", korean],
])("pages in %s and the reference lead to each other", (language, description) => {
  const reference = text(`${language}/reference.html`);
  const page = text(`${language}/error-codes.html`);
  const tags = (
    description as unknown as { tags: { name: string; "x-slug"?: string; description: string }[] }
  ).tags;
  const chapter = tags.find((tag) => tag["x-slug"] === "error-codes");
  for (const { code, name } of Object.values(errorCodes)) {
    expect(reference).toContain(`(error-codes.html#${code}-${name})`);
    expect(chapter?.description).toContain(`### ${code} ${name}\n`);
    expect(page).toContain(
      `"reference.html#/${chapter?.name.toLowerCase().replaceAll(" ", "-")}/${code}-${name}"`,
    );
  }
  for (const slug of tags.flatMap((tag) => tag["x-slug"] ?? [])) {
    expect(reference).toContain(`](${slug}.html)`);
    expect(text(`${language}/${slug}.html`)).toContain('href="reference.html#/');
  }
});

test.each([
  ["ko", "크레딧", "error-codes"],
  ["ko", "영상", "fields"],
  ["ko", "크레딧 부족", "error-codes"],
  ["en", "not enough credits", "error-codes"],
])("the search in %s finds %s", (language, query, page) => {
  const entries: Entry[] = JSON.parse(text(`assets/search-${language}.js`).replace(/^[^=]+=|;\s*$/g, ""));
  const hits = search(entries, query);
  expect(hits.map(({ entry }) => entry[0])).toContain(page);
  for (const { entry } of hits)
    if (entry[2]) expect(text(`${language}/${entry[0]}.html`)).toContain(` id="${entry[2]}"`);
});
