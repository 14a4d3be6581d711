// @module-tag chromium
// How a reader gets about in the docs, in Chromium.

import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, onTestFinished, test, vi } from "vitest";
import { useBrowser, visibleText } from "./testing/browser.ts";
import { places } from "./testing/site.ts";

const browser = useBrowser();

async function open(
  path: string,
  { place = "the mock", ...options }: { place?: keyof typeof places } & BrowserContextOptions = {},
) {
  const { base, close } = await places[place]();
  onTestFinished(() => close());
  const tab = await browser.open({ within: base, ...options });
  await tab.page.goto(`${base}${path}`);
  return { base, ...tab };
}

/** Where the switches of language and appearance stand in the bar. */
const wide = { viewport: { width: 1400, height: 900 } };

const results = (page: Page) => page.locator("dialog.search li a");

/** Presses the key until the page, which has to load its scripts first, listens. */
const openSearch = (page: Page, key: string) =>
  vi.waitFor(
    async () => {
      await page.keyboard.press(key);
      expect(await page.getByRole("searchbox").isVisible()).toBe(true);
    },
    { timeout: 10_000 },
  );

/** Opens the search by its key, asks, and waits for what is found. */
async function search(page: Page, query: string): Promise<void> {
  const field = page.getByRole("searchbox");
  if (!(await field.isVisible())) await openSearch(page, "/");
  await field.fill(query);
  await results(page).first().waitFor();
}

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
  const { page, base } = await open("ko/error-codes.html#422-not-enough-credits", wide);
  await page.locator(".rp-nav").getByText("한국어").first().hover();
  await page.getByRole("link", { name: "English" }).first().click();
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

test("a request is shown in the language of the tab; without a script, in each", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await open("en/operations.html", { ...wide, javaScriptEnabled });
    if (javaScriptEnabled) await page.locator(".rp-tabs__label__item", { hasText: "requests" }).click();
    const seen = (text: string) => page.locator("pre", { hasText: text }).first().isVisible();
    await vi.waitFor(async () =>
      expect([await seen("import requests"), await seen("curl --silent")]).toEqual([
        true,
        !javaScriptEnabled,
      ]),
    );
  }
});

test("dark or light is remembered from page to page, and in the reference", async () => {
  const { page, base } = await open("en/fields.html", { ...wide, colorScheme: "light" });
  const background = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
  const light = await background();
  await page.locator(".rp-switch-appearance").first().click();
  await vi.waitFor(async () => expect(await background()).not.toBe(light));
  const dark = await background();
  await page.goto(`${base}ko/mock.html`);
  expect(await background()).toBe(dark);
  await page.goto(`${base}en/reference.html`);
  await page.locator("html.dark #redoc h1").first().waitFor();
});

/** What a reader asks → the place that answers it, which is among the first three. */
const questions = {
  en: {
    "what does 422 mean": "error-codes.html#422-not-enough-credits",
    "is a repeated uuid charged": "client.html#retries-and-charges",
    "what does height take": "fields.html#height",
    "wrong api kye": "error-codes.html#421-wrong-api-key",
    "how long to wait for the reslt": "fields.html#receipt-wait_time",
    "advance the clock": "operations.html#the-control-api-of-the-mock",
  },
  ko: {
    "422는 무슨 뜻인가요": "error-codes.html#422-not-enough-credits",
    "같은 uuid를 다시 보내면 크레딧이 차감되나요": "client.html#재시도와-크레딧-차감",
    "height에 무엇을 넣나요": "fields.html#height",
    목서버: "scenarios.html",
    결과조회방법은: "ambiguities.html#a17",
    "크래딧 부족": "scenarios.html#not-enough-credits",
  },
} as const;

const asked = (["en", "ko"] as const).flatMap((language) =>
  Object.entries(questions[language]).map(([query, answer]) => ({ language, query, answer })),
);

test("the search answers questions, in spite of a wrong letter or a space that was left out", async () => {
  for (const { language, query, answer } of asked) {
    const { page, base } = await open(`${language}/index.html`);
    await search(page, query);
    const links = (await results(page).all()).slice(0, 3);
    const hrefs = await Promise.all(links.map((link) => link.getAttribute("href")));
    const found = hrefs.map((href) => decodeURI(`${href}`.replace(`/docs/${language}/`, "")));
    expect(found, query).toContain(answer);
    await results(page).nth(found.indexOf(answer)).click();
    await page.waitForURL((url) => decodeURI(url.href) === `${base}${language}/${answer}`);
    if (answer.includes("#")) await expectTargetInView(page);
  }
});

test.each(["크레딧", "영상"])("the search marks %s inside of words", async (query) => {
  const { page } = await open("ko/index.html", { place: "a server of files" });
  await search(page, query);
  const marked = await page.locator("dialog.search mark").allInnerTexts();
  expect(marked.length).toBeGreaterThan(3);
  expect(marked).toContain(query);
  const found = (await results(page).allInnerTexts()).join("\n");
  expect(found, "also with what Korean joins to a word").toMatch(
    new RegExp(`${query}[가-힣]|[가-힣]${query}`),
  );
});

test("the search is used with the keyboard alone", async () => {
  const { page, base } = await open("en/index.html");
  await openSearch(page, "Control+k");
  await page.keyboard.type("not enough credits");
  await results(page).first().waitFor();
  const focused = () => page.evaluate<string>("document.activeElement.textContent");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(await results(page).first().textContent());
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(await results(page).nth(1).textContent());
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate("document.activeElement.type")).toBe("search");
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog.search").isVisible()).toBe(false);
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("not-enough-credits 422");
  await results(page).first().waitFor();
  const href = await results(page).first().getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL(new URL(href ?? "", base).href);
});

test("a search that finds nothing says so", async () => {
  const { page } = await open("ko/fields.html");
  await openSearch(page, "/");
  await page.getByRole("searchbox").fill("xyzzyq");
  await page.getByText("일치하는 결과가 없습니다").waitFor();
});

test.each(["en", "ko"] as const)("pages in %s and the reference lead to each other", async (language) => {
  const { page, base } = await open(`${language}/error-codes.html`);
  await page.locator("main a[href$='reference.html#/other/getsoccerresult']").click();
  await page.waitForURL(/reference\.html#/);
  const redoc = page.locator("#redoc");
  const summary = { en: "Get the result of a soccer analysis", ko: "축구 분석 결과 요청" }[language];
  await expectInView(page, redoc.getByRole("heading", { name: summary }).first());
  await redoc.locator("a[href='fields.html#height']").first().click();
  await page.waitForURL(`${base}${language}/fields.html#height`);
  await page.goto(`${base}${language}/reference.html`);
  await redoc.getByRole("tab", { name: "422" }).first().click();
  await redoc.locator("a[href='error-codes.html#422-not-enough-credits']").first().click();
  await page.waitForURL(`${base}${language}/error-codes.html#422-not-enough-credits`);
  expect(await expectTargetInView(page)).toContain("422");
  await page.goto(`${base}${language}/reference.html`);
  await redoc.locator("a[href='facts.html#f01']").first().click();
  await page.waitForURL(`${base}${language}/facts.html#f01`);
  await page.locator("main h1").waitFor();
});

test("an entry of the reference's menu opens in a new tab, also where no idle time is reported", async () => {
  const { page, context } = await open("en/reference.html");
  await context.addInitScript("delete globalThis.requestIdleCallback; delete globalThis.cancelIdleCallback;");
  const entry = page.locator("#redoc a[href='#/other/getsoccerresult']").first();
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    entry.click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await tab.getByRole("heading", { name: "Get the result of a soccer analysis" }).first().waitFor();
  await tab.getByText("Search Ctrl+K").click();
  await tab.getByRole("searchbox").or(tab.locator("input")).first().fill("height");
  await tab.locator("[role=dialog], [data-component-name*=Search]").getByText("height").first().waitFor();
});

test("a page that there is not is a 404", async () => {
  const { page, base, takeProblems } = await open("en/index.html");
  const response = await page.goto(`${base}en/nothing.html`);
  expect(response?.status()).toBe(404);
  expect(await visibleText(page.locator("body"))).toContain("nothing.html");
  // Also of its icon, because an answer that is no page names none.
  for (const problem of takeProblems()) expect(problem).toContain("status of 404");
});
