// @module-tag chromium
// Every page of the docs in Chromium: from the mock and from a server of files; with script and without.

import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { overflow, seriousViolations } from "./testing/axe.ts";
import { useBrowser } from "./testing/browser.ts";
import { screens } from "./testing/screens.ts";
import { articles, bytes, paths, places, read, references } from "./testing/site.ts";

const browser = useBrowser();
type PlaceName = keyof typeof places;
const placeNames = Object.keys(places) as PlaceName[];

async function openAt(name: PlaceName, options: Omit<Parameters<typeof browser.open>[0], "within"> = {}) {
  const place = await places[name]();
  onTestFinished(() => place.close());
  return { base: place.base, ...(await browser.open({ within: place.base, ...options })) };
}

/** What a reader sees of a page. */
type Seen = {
  readonly language: string;
  readonly headings: readonly string[];
  readonly lead: string;
  readonly text: string;
  readonly links: number;
  readonly search: boolean;
};

const seenOf = (page: Page): Promise<Seen> =>
  page.evaluate(`({
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll("main :is(h1, h2, h3)")]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => heading.innerText.replace(/^#\\s*/, "").trim()),
    lead: document.querySelector("main p").innerText,
    text: [...document.querySelectorAll("main, main .rp-tabs__content__item--hidden")].map((one) => one.innerText).join(),
    links: [...document.querySelectorAll("aside a")].filter((link) => link.checkVisibility()).length,
    search: document.querySelector(".rp-search-button").checkVisibility(),
  })`);

/** What the Markdown of a page has as headings, without its marks. */
const headingsOf = (markdown: string): string[] =>
  [...markdown.replace(/^```.*?^```/gms, "").matchAll(/^#{1,3} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
      .replace(/ \{#[\w-]+\}$/, "")
      .replace(/[`\\]/g, ""),
  );

/** All that the Markdown says is seen: its headings, and text of about its length. */
function expectReadable({ headings, text }: Seen, path: string): void {
  const markdown = read(path.replace(".html", ".md"));
  expect(headings, path).toEqual(expect.arrayContaining(headingsOf(markdown)));
  const said = markdown.replace(/\]\([^)]+\)|^\| -.*$| {2,}|\{#[^}]*\}/gm, "");
  expect(text.length / said.length, path).toBeGreaterThan(0.75);
}

const isKorean = (text: string) => (text.match(/[가-힣]/g)?.length ?? 0) / text.length > 0.2;

test.each<{ place: PlaceName; script: boolean }>([
  { place: "the mock", script: true },
  { place: "a server of files", script: false },
])(
  "every page from $place can be read, with script: $script",
  { timeout: 120_000 },
  async ({ place, script }) => {
    const { page, base } = await openAt(place, { javaScriptEnabled: script });
    for (const path of paths(articles)) {
      const response = await page.goto(`${base}${path}`);
      const seen = await seenOf(page);
      const language = path.slice(0, 2);
      expect({ path, ok: response?.ok(), ...seen, lead: isKorean(seen.lead) }, path).toMatchObject({
        ok: true,
        language,
        lead: language === "ko",
        search: script,
      });
      expect(seen.links, path).toBeGreaterThan(articles.length);
      expectReadable(seen, path);
    }
  },
);

/** Of a reference, the ids of all operations, as its menu has them. */
const operationsOf = (path: string): string[] =>
  [...read(path).matchAll(/"operationId":"(\w+)"/g)].map(([, id = ""]) => id.toLowerCase());

test.each(placeNames)("the references from %s show their operations, opened", async (place) => {
  const { page, base } = await openAt(place);
  for (const path of paths(references)) {
    await page.goto(`${base}${path}`);
    expect([path, await page.locator("html").getAttribute("lang")]).toEqual([path, path.slice(0, 2)]);
    const redoc = page.locator("#redoc");
    for (const id of operationsOf(path)) await redoc.locator(`a[href="#/other/${id}"]`).first().waitFor();
    await redoc.getByText("Request", { exact: true }).first().waitFor();
    expect([path, await redoc.getByText(/^\+ Show$/).count()]).toEqual([path, 0]);
    expect([path, await redoc.locator("a[href^='/']").count()]).toEqual([path, 0]);
    expect([path, await redoc.getByText(new URL(base).origin, { exact: true }).count()]).toEqual([path, 1]);
  }
});

test("a reference without script says where the same can be read", async () => {
  const { page, base } = await openAt("a server of files", { javaScriptEnabled: false });
  for (const path of paths(references)) {
    await page.goto(`${base}${path}`);
    expect([path, await page.locator("noscript").isVisible()]).toEqual([path, true]);
    await page.locator("noscript a[href='operations.html']").click();
    expect([path, await page.locator("h1").count()]).toEqual([path, 1]);
  }
});

test("the page above the languages leads on, and without script it offers both", async () => {
  const { page, base } = await openAt("a server of files", { locale: "ko-KR" });
  await page.goto(base);
  await page.waitForURL(`${base}ko/index.html`);
  const plain = await openAt("a server of files", { javaScriptEnabled: false });
  await plain.page.goto(plain.base);
  for (const language of ["en", "ko"])
    expect(await plain.page.locator(`a[href='${language}/index.html']`).isVisible()).toBe(true);
});

test.each([
  { colorScheme: "light", viewport: screens.phone },
  { colorScheme: "dark", viewport: { width: 1400, height: 900 } },
] as const)("no page is wider than $viewport.width px, $colorScheme", { timeout: 180_000 }, async (look) => {
  const { page, base } = await openAt("the mock", look);
  for (const path of paths([...articles, ...references])) {
    await page.goto(`${base}${path}`);
    await page.locator("h1").first().waitFor();
    expect([path, await overflow(page)]).toEqual([path, 0]);
  }
});

test.each([
  { colorScheme: "light", screen: "desktop" },
  { colorScheme: "dark", screen: "phone" },
] as const)("axe finds nothing serious, $colorScheme, on a $screen", { timeout: 180_000 }, async (look) => {
  const { page, base } = await openAt("the mock", {
    ...{ colorScheme: look.colorScheme, viewport: screens[look.screen], reducedMotion: "reduce" },
  });
  for (const path of articles.map((name) => `${look.screen === "phone" ? "en" : "ko"}/${name}.html`)) {
    await page.goto(`${base}${path}`);
    expect([path, await seriousViolations(page)]).toEqual([path, []]);
  }
});

test("the policy of a page is in force: no script runs that it was not built with", async () => {
  const { page, base, takeProblems } = await openAt("a server of files");
  for (const path of ["en/client.html", "ko/reference.html"]) {
    await page.goto(`${base}${path}`);
    await page.locator("h1").first().waitFor();
    await page.evaluate(`
      const script = document.createElement("script");
      script.textContent = "globalThis.hasRun = true";
      document.body.append(script);
    `);
    expect([path, await page.evaluate("globalThis.hasRun")]).toEqual([path, undefined]);
    expect(takeProblems().join()).toContain("Content Security Policy");
    await page.evaluate(`fetch("http://127.0.0.1:9/").catch(() => {})`);
    expect(takeProblems().join()).toContain("Content Security Policy");
  }
});

test("a page is at most 150 kB at first, as it goes over the wire", async () => {
  const { page, base } = await openAt("a server of files");
  /** What a page has loaded when nothing more comes; its pictures aside, which load when they are near. */
  async function sizeOf(path: string): Promise<[path: string, size: number]> {
    const tab = await page.context().newPage();
    const loaded = new Set<string>();
    tab.on("request", (request) => loaded.add(request.url().slice(base.length)));
    await tab.goto(`${base}${path}`, { waitUntil: "networkidle" });
    await tab.close();
    const files = [...loaded].filter((file) => !/\.(png|svg)$/.test(file));
    return [path, files.reduce((sum, file) => sum + gzipSync(bytes(file)).length, 0)];
  }
  const left = paths(articles);
  while (left.length > 0) {
    const sizes = await Promise.all(left.splice(0, 8).map(sizeOf)); // Most of it is waiting.
    expect(sizes.filter(([, size]) => size < 80_000 || size >= 150_000)).toEqual([]);
  }
});

test("no page has React beside what stands in for it", () => {
  const libraries = [...read("THIRD-PARTY-NOTICES.txt").matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm)].map(
    ([, name]) => name,
  );
  expect(libraries).toContain("preact");
  expect(libraries).not.toContain("react");
  expect(libraries).not.toContain("react-dom");
});
