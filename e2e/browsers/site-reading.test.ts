// @module-tag chromium
// How a reader gets about in the docs, in Chromium.

import type { Locator, Page } from "playwright-core";
import { expect, onTestFinished, test, vi } from "vitest";
import { useBrowser, visibleText } from "./testing/browser.ts";
import { type Language, places } from "./testing/site.ts";

const browser = useBrowser();

async function open(path: string, { place = "the mock" as keyof typeof places, ...options } = {}) {
  const { base, close } = await places[place]();
  onTestFinished(() => close());
  const tab = await browser.open({ within: base, ...options });
  await tab.page.goto(`${base}${path}`);
  return { base, ...tab };
}

const fieldNames = { en: "Search the docs", ko: "문서 검색" } as const;
const field = (page: Page, language: Language) => page.getByRole("searchbox", { name: fieldNames[language] });
const results = (page: Page) => page.locator(".found li a");

/** In time: a page scrolls smoothly. */
async function expectInView(page: Page, target: Locator): Promise<void> {
  const { height = 0 } = page.viewportSize() ?? {};
  const expectation = async () => {
    const box = await target.boundingBox();
    expect(box && box.y >= 0 && box.y < height, `${page.url()} ${JSON.stringify(box)}`).toBe(true);
  };
  await vi.waitFor(expectation, { timeout: 10_000 });
}

/** What the address points at is in view; its text. */
async function expectTargetInView(page: Page): Promise<string> {
  const target = page.locator(":target");
  await expectInView(page, target);
  return visibleText(target);
}

test("the other language is the same page, at the same place, and is remembered", async () => {
  const { page, base } = await open("ko/error-codes.html#422-not-enough-credits");
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(`${base}en/error-codes.html#422-not-enough-credits`);
  expect(await expectTargetInView(page)).toContain("422");
  await page.goto(`${base}index.html`);
  await page.waitForURL(`${base}en/index.html`);
});

test("the language of a reference changes, too", async () => {
  const { page, base } = await open("en/reference.html");
  await page.getByRole("link", { name: "한국어" }).click();
  await page.waitForURL(`${base}ko/reference.html`);
  await page.locator("#redoc h1").first().waitFor();
});

test("dark or light is remembered from page to page, and in the reference", async () => {
  const { page, base } = await open("en/fields.html", { colorScheme: "light" } as object);
  const background = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
  const light = await background();
  await page.getByRole("button", { name: "Light or dark" }).click();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.goto(`${base}ko/mock.html`);
  expect(await background()).toBe(dark);
  await page.goto(`${base}en/reference.html`);
  await page.locator("html.dark #redoc h1").first().waitFor();
});

test.each([
  ["the mock", "크레딧"],
  ["the mock", "영상"],
  ["a folder of a server", "크레딧"],
  ["the disk", "영상"],
] as const)(
  "from %s, the search finds %s inside of words, and leads to the section",
  async (place, query) => {
    const { page } = await open("ko/index.html", { place });
    await field(page, "ko").fill(query);
    await results(page).first().waitFor();
    const marked = await page.locator(".found li mark").allInnerTexts();
    expect(marked.length).toBeGreaterThan(3);
    expect(new Set(marked)).toEqual(new Set([query]));
    const found = (await results(page).allInnerTexts()).join("\n");
    expect(found, "also with what Korean joins to a word").toMatch(
      new RegExp(`${query}[가-힣]|[가-힣]${query}`),
    );
    const section = page.locator(".found li a[href*='#']").first();
    const heading = (await visibleText(section.locator("strong"))).split(" › ").at(-1) ?? "";
    await section.click();
    expect((await expectTargetInView(page)).normalize()).toContain(heading);
  },
);

test("the search is used with the keyboard alone", async () => {
  const { page, base } = await open("en/index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("not enough credits");
  await results(page).first().waitFor();
  const focused = () => page.evaluate<string>("document.activeElement.textContent");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(await results(page).first().textContent());
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(await results(page).nth(1).textContent());
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate("document.activeElement.id")).toBe("search");
  await page.keyboard.press("Escape");
  expect(await page.locator(".found").isVisible()).toBe(false);
  await page.keyboard.type("not-enough-credits 422");
  await results(page).first().waitFor();
  const href = await results(page).first().getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${base}en/${href}`);
});

test("a search that finds nothing says so", async () => {
  const { page } = await open("ko/fields.html");
  await field(page, "ko").fill("없는말말말");
  await page.getByText("검색 결과가 없습니다.").waitFor();
});

test.each(["en", "ko"] as const)("pages in %s and the reference lead to each other", async (language) => {
  const { page, base } = await open(`${language}/error-codes.html`);
  await page.locator("a[href='reference.html#/soccer/getsoccerresult']").click();
  await page.waitForURL(/reference\.html#/);
  const redoc = page.locator("#redoc");
  const summary = { en: "Get the result of a soccer analysis", ko: "축구 분석 결과 요청" }[language];
  await expectInView(page, redoc.getByRole("heading", { name: summary }).first());
  await page.goto(`${base}${language}/reference.html`);
  await redoc.getByText("/api/analysis-soccer", { exact: true }).filter({ visible: true }).first().click();
  await redoc.getByRole("tab", { name: "422" }).click();
  await redoc.locator("a[href='error-codes.html#422-not-enough-credits']").click();
  await page.waitForURL(`${base}${language}/error-codes.html#422-not-enough-credits`);
  expect(await expectTargetInView(page)).toContain("422");
  await page.goto(`${base}${language}/reference.html`);
  await redoc.locator("a[href='facts.html#f01']").first().click();
  await page.waitForURL(`${base}${language}/facts.html#f01`);
  await page.locator("main h1").waitFor();
});

test("a page that there is not is a 404", async () => {
  const { page, base, takeProblems } = await open("en/index.html");
  const response = await page.goto(`${base}en/nothing.html`);
  expect(response?.status()).toBe(404);
  expect(await visibleText(page.locator("body"))).toContain("nothing.html");
  // Also of its icon, because an answer that is no page names none.
  for (const problem of takeProblems()) expect(problem).toContain("status of 404");
});
