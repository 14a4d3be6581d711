// @module-tag chromium
// The report of the contract suite, looked at in Chromium.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toHtml } from "../../packages/contract-tests/src/report/html/page.tsx";
import { toJunit } from "../../packages/contract-tests/src/report/junit.tsx";
import { diverging } from "../../packages/contract-tests/src/report/testing/model.ts";
import { launchChromium } from "../testing/chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "remo-contract-html-"));
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(html: string, options: { width?: number; dark?: boolean } = {}) {
  const { width = 1200, dark = false } = options;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? "dark" : "light",
  });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("request", (request) => noise.push(request.url()));
  const file = join(folder, "report.html");
  writeFileSync(file, html);
  await page.goto(pathToFileURL(file).href);
  return { page, noise, own: [pathToFileURL(file).href] };
}

const headings = async (page: Page) =>
  (await page.locator("h1, h2").allInnerTexts()).map((text) => text.trim());

test("the hostile page is quiet: no request, no error, no script", async () => {
  const { page, noise, own } = await open(toHtml(diverging));
  for (const details of await page.locator("details > summary").all()) await details.click();
  expect(await page.locator("script, img").count()).toBe(0);
  expect(noise).toEqual(own);
});

test("the language is changed without a script, and one is shown at a time", async () => {
  const { page } = await open(toHtml(diverging));
  expect(await headings(page)).toContain("Profile found");
  await page.getByLabel("한국어").check();
  expect(await headings(page)).toContain("확인된 프로필");
  expect(await headings(page)).not.toContain("Profile found");
  expect(await page.locator(".en:visible").count()).toBe(0);
  await page.getByLabel("English").check();
  expect(await page.locator(".ko:visible").count()).toBe(0);
});

test("every table has a name, and every link leads to an exchange on the page", async () => {
  const { page } = await open(toHtml(diverging));
  const tables = await page.getByRole("table").all();
  expect(tables.length).toBeGreaterThan(6);
  for (const table of tables) expect(await table.locator("caption").textContent()).not.toBe("");
  for (const link of await page.locator("main a").all()) {
    expect(await page.locator((await link.getAttribute("href")) ?? "").count()).toBe(1);
  }
});

test.each([
  [1200, false],
  [375, false],
  [320, true],
])("at a width of %i nothing sticks out", async (width, dark) => {
  const { page } = await open(toHtml(diverging, "ko"), { width, dark });
  for (const details of await page.locator("details > summary").all()) await details.click();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  const back = await page.evaluate("getComputedStyle(document.body).backgroundColor");
  expect(back).toBe(dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)");
});

test("JUnit of the hostile run is read by a parser of XML", async () => {
  const { page } = await open("<!doctype html><title>x</title>");
  const parsed = await page.evaluate(
    `(() => { const read = new DOMParser().parseFromString(${JSON.stringify(toJunit(diverging))}, "application/xml");
      return [read.documentElement.nodeName, read.querySelectorAll("testcase").length, read.querySelectorAll("parsererror").length]; })()`,
  );
  expect(parsed).toEqual(["testsuites", 9, 0]);
});
