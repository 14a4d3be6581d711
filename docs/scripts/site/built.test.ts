import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import control from "../../../packages/mock-server/generated/control.openapi.json" with { type: "json" };
import { brokenLinks } from "./link-check.ts";
import { languages, pages, referenceNames } from "./map.ts";
import { html, paths, shown, text, texts } from "./testing/built.ts";

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

test("what the pages link to, and what Redoc's licence asks for, is in the site", () => {
  expect(text("en/traceability.html")).toContain('<a href="../assets/traceability.json">');
  expect(paths).toContain("assets/traceability.json");
  expect(text("assets/redoc-license.txt")).toContain("Redocly");
  expect(text("assets/redoc-third-party-notices.txt")).toContain("react");
});

test.each(pages.filter(({ only }) => only))(
  "$name has the same English text in every edition",
  ({ name }) => {
    expect(text(`ko/${name}.md`)).toBe(text(`en/${name}.md`));
    expect(text(`ko/${name}.html`)).toMatch(/<p class="foreign">[^<]*영어[^<]*<\/p><article lang="en">/);
    expect(text(`en/${name}.html`)).toContain("<article><h1");
  },
);

test.each(languages)(
  "without a script, the references in %s lead to the static pages that have the same",
  (language) => {
    const without = (name: string) =>
      /<noscript>.*?<\/noscript>/s.exec(text(`${language}/${name}.html`))?.[0];
    for (const page of ["fields", "error-codes", "ambiguities", "profiles"])
      expect(without("reference")).toContain(`<a href="${page}.html">`);
    expect(without("control")).toContain('<a href="control-api.html">');
    expect(text("assets/bar.css")).toMatch(/:root:not\(\.js\) #redoc \{\s*display: none;/);
  },
);

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
