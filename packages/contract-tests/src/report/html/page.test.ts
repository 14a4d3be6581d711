import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launchChromium, noChromium } from "../../runtimes/chromium.ts";
import { toJunit } from "../junit.tsx";
import { languages } from "../language.ts";
import { agreeing, diverging, exchange, refusal, unsafeTexts } from "../testing/model.ts";
import { toHtml } from "./page.tsx";
import { style } from "./style.ts";

test("the page has both languages, and begins in the one that was asked for", () => {
  for (const language of languages) {
    const page = toHtml(diverging, language);
    expect(page).toMatch(/^<!doctype html>\n<html lang="(en|ko)">/);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`id="language-${language}" checked=""/>`);
    expect(page).toContain('<span class="ko" lang="ko">불일치 항목</span>');
    expect(page).toContain('<span class="en" lang="en">Divergences</span>');
  }
});

test("the page requests nothing, and what a server wrote is only text in it", () => {
  const page = toHtml(diverging);
  const tags = page.match(/<[^>]*>/g)?.join("\n");
  expect(page).not.toMatch(/<(script|img|link|iframe|object|svg)\b/i);
  expect(tags).not.toMatch(/ (src|on\w+|style)=/i);
  expect(tags).not.toMatch(/href="(?!#exchange-\d+")/);
  expect(page).not.toMatch(/[^\P{C}\n\t]/u);
});

test("a run of thousands of exchanges stays a page that a browser opens, with what the report rests on", () => {
  const exchanges = Array.from({ length: 3000 }, (_, at) =>
    exchange(at + 1, "generated", { ...refusal(420), text: unsafeTexts.long }),
  );
  const divergences = [{ key: "x", kind: "code", text: "y", exchanges: [2999] }] as const;
  const page = toHtml({ ...agreeing, exchanges, divergences });
  expect(page.length).toBeLessThan(3_000_000);
  expect(page).toContain('<a href="#exchange-2999">');
  expect(page).toContain('<details id="exchange-2999">');
  expect(page).toContain("2700 <span");
});

/** Contrast of two colours as WCAG counts it. */
function contrast(one: string, other: string): number {
  const light = (color: string) => {
    const full = color.length === 4 ? color.replace(/[^#]/g, "$&$&") : color;
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return bright / dark;
}

test.each([
  ["light", 0],
  ["dark", 1],
])("text can be read on its background in %s", (_, scheme) => {
  const colors = [...style.matchAll(/:root \{[^}]*\}/g)][scheme]?.[0] ?? "";
  const color = Object.fromEntries(
    [...colors.matchAll(/--(\w+): (#\w+)/g)].map(([, name, value]) => [name, value]),
  );
  for (const name of ["text", "soft", "link", "good", "bad", "warn"]) {
    expect(contrast(color[name], color.back), name).toBeGreaterThan(4.5);
    expect(contrast(color[name], color.box), name).toBeGreaterThan(4.5);
  }
});

// Without a Chromium nothing is proven: in CI that is a failure, elsewhere a message.
describe.runIf(chromiumPath || process.env.CI)("in Chromium", () => {
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
});

if (!chromiumPath && !process.env.CI) console.log(`${noChromium} The report is not looked at in a browser.`);
