// @module-tag chromium
// Every page of the docs in Chromium: from the mock, from any folder of a server, from the disk; with script and without.

import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { overflow, seriousViolations } from "./testing/axe.ts";
import { useBrowser } from "./testing/browser.ts";
import { screens } from "./testing/screens.ts";
import { articles, type Language, paths, places, read, references } from "./testing/site.ts";

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
  readonly search: boolean;
};

const seenOf = (page: Page): Promise<Seen> =>
  page.evaluate(`({
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll("main :is(h1, h2, h3)")]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => heading.innerText.replace(/\\s*#?\\s*$/, "")),
    lead: document.querySelector("main p:not(.about)").innerText,
    text: document.querySelector("main").innerText,
    search: document.querySelector("[type=search]").checkVisibility(),
  })`);

/** What the Markdown of a page has as headings, without its marks. */
const headingsOf = (markdown: string): string[] =>
  [...markdown.replace(/^```.*?^```/gms, "").matchAll(/^#{1,3} (.+)$/gm)].map(([, heading = ""]) =>
    heading.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1").replace(/`/g, ""),
  );

/** All that the Markdown says is seen: its headings, and text of about its length. */
function expectReadable({ headings, text }: Seen, path: string): void {
  const markdown = read(path.replace(".html", ".md"));
  expect(headings, path).toEqual(expect.arrayContaining(headingsOf(markdown)));
  const links = [...markdown.matchAll(/\]\([^)]+\)/g)].join("");
  expect(text.length / (markdown.length - links.length), path).toBeGreaterThan(0.75);
}

const isKorean = (text: string) => (text.match(/[가-힣]/g)?.length ?? 0) / text.length > 0.2;

test.each<{ place: PlaceName; script: boolean }>([
  { place: "the mock", script: true },
  { place: "a folder of a server", script: false },
  { place: "the disk", script: true },
  { place: "the disk", script: false },
])("every page from $place can be read, with script: $script", async ({ place, script }) => {
  const { page, base } = await openAt(place, { javaScriptEnabled: script });
  for (const path of paths(["index", ...articles])) {
    const response = await page.goto(`${base}${path}`);
    const seen = await seenOf(page);
    const language = path.slice(0, 2);
    expect({ path, ok: response?.ok(), ...seen, lead: isKorean(seen.lead) }, path).toMatchObject({
      ok: true,
      language,
      lead: language === "ko",
      search: script,
    });
    if (!path.endsWith("index.html")) expectReadable(seen, path);
  }
});

const shown: {
  readonly [Name in (typeof references)[number]]: { readonly [L in Language]: readonly string[] };
} = {
  reference: {
    en: ["/api/analysis-soccer", "/api/analysis-soccer-result"],
    ko: ["/api/analysis-soccer", "/api/analysis-soccer-result"],
  },
  control: { en: ["/__mock/next"], ko: ["/__mock/next"] },
};

test.each(placeNames)("the references from %s show their operations", async (place) => {
  const { page, base } = await openAt(place);
  for (const path of paths(references)) {
    await page.goto(`${base}${path}`);
    const [language, name] = path.replace(".html", "").split("/") as [Language, (typeof references)[number]];
    expect([path, await page.locator("html").getAttribute("lang")]).toEqual([path, language]);
    for (const text of shown[name][language])
      await page.locator("#redoc").getByText(text).filter({ visible: true }).first().waitFor();
  }
});

test("a reference without script says where the same can be read", async () => {
  const { page, base } = await openAt("a folder of a server", { javaScriptEnabled: false });
  for (const path of paths(references)) {
    await page.goto(`${base}${path}`);
    expect([path, await page.locator(".needs-script").isVisible()]).toEqual([path, true]);
    await page.locator(".bar a[href='error-codes.html']").click();
    expect([path, await page.locator("h1").count()]).toEqual([path, 1]);
  }
});

test("the door leads on in the reader's language, and without script it offers both", async () => {
  const { page, base } = await openAt("the disk", { locale: "ko-KR" });
  await page.goto(`${base}index.html`);
  await page.waitForURL(`${base}ko/index.html`);
  const plain = await openAt("the disk", { javaScriptEnabled: false });
  await plain.page.goto(`${base}index.html`);
  for (const language of ["en", "ko"])
    expect(await plain.page.locator(`a[href='${language}/index.html']`).first().isVisible()).toBe(true);
});

test("no page is wider than a phone", async () => {
  const { page, base } = await openAt("the mock", { viewport: screens.phone });
  for (const path of paths(["index", ...articles])) {
    await page.goto(`${base}${path}`);
    expect([path, await overflow(page)]).toEqual([path, 0]);
  }
  for (const path of paths(references)) {
    await page.goto(`${base}${path}`);
    await page.locator("#redoc h1").first().waitFor();
    expect([path, await overflow(page)]).toEqual([path, 0]);
  }
});

const checked = [
  {
    colorScheme: "light",
    screen: "desktop",
    found: ["ko/index.html", ...articles.map((name) => `ko/${name}.html`)],
  },
  {
    colorScheme: "dark",
    screen: "phone",
    found: ["index", "error-codes", "mock"].map((name) => `en/${name}.html`),
  },
] as const;

test.each(checked)("axe finds nothing serious, $colorScheme, on a $screen", async ({ found, ...look }) => {
  const { page, base } = await openAt("the mock", {
    ...{ colorScheme: look.colorScheme, viewport: screens[look.screen], reducedMotion: "reduce" },
  });
  for (const path of found) {
    await page.goto(`${base}${path}`);
    expect([path, await seriousViolations(page)]).toEqual([path, []]);
  }
});
