// @module-tag chromium
// The results page of the guide, with the packed client: its server, and its pages in plain HTML and of React.

import { join } from "node:path";
import { startMockServer } from "@remo-kit/mock-server";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { overflow, seriousViolations } from "../browsers/testing/axe.ts";
import { start } from "../runtimes/testing/app-server.ts";
import { installApp, type Project } from "../runtimes/testing/tarball.ts";
import { launchChromium } from "../testing/chromium.ts";
import { sampleVideo } from "../testing/loopback.ts";

const slow = 600_000;
let browser: Browser;
let project: Project;
beforeAll(async () => {
  browser = await launchChromium();
  project = await installApp("results");
  await project.run("npm", ["run", "build"]);
}, slow);
afterAll(async () => {
  await browser?.close();
  await project?.remove();
});

const account = { email: "kicker+7@example.com", userKey: "user-secret-4711", apiKey: "api-secret-0815" };

type View = {
  readonly language?: "en" | "ko";
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
};

/** A mock, the application's server before it, and a visitor of its page, whose clock a test can move. */
async function visit(folder: string, { language = "en", colorScheme = "light", width = 1400 }: View = {}) {
  const mock = await startMockServer({ port: 0, accounts: [{ ...account, credits: 100 }] });
  onTestFinished(() => mock.close(0));
  const keys = { REMO_EMAIL: account.email, REMO_USER_KEY: account.userKey, REMO_API_KEY: account.apiKey };
  const url = await start(project, { ...keys, REMO_BASE_URL: mock.url, PAGE: folder });
  const context = await browser.newContext({
    locale: language,
    colorScheme,
    viewport: { width, height: 900 },
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.clock.install();
  const seen: string[] = [];
  page.on("pageerror", (error) => seen.push(`fault: ${error}`));
  page.on("request", (request) => seen.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  page.on("response", async (response) => seen.push(await response.text().catch(() => "")));
  await page.goto(url);
  return { mock, url, context, page, seen };
}

/** The time passes, for the analysis and for the page. */
async function pass({ mock, page }: Awaited<ReturnType<typeof visit>>, seconds: number): Promise<void> {
  await mock.control.advance(seconds);
  await page.clock.fastForward(seconds * 1000);
}

/** Neither what the page sends nor what it gets has a key or the e-mail address; and it has no fault. */
function nothingLeaks(seen: readonly string[]): void {
  expect(seen.filter((text) => text.startsWith("fault"))).toEqual([]);
  for (const secret of Object.values(account))
    expect(seen.filter((text) => text.includes(secret))).toEqual([]);
}

const countdown = /Result in \d+ s|결과까지 \d+초/;

async function send(page: Page): Promise<void> {
  await page.setInputFiles("input[type=file]", sampleVideo);
  await page.locator("form button").click();
}

/** Pictures to look at, where SCREENSHOTS names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const { SCREENSHOTS: folder } = process.env;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const pages = [
  ["plain", "plain"],
  ["react", "react/dist"],
] as const;
const views = (["en", "ko"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    [390, 1400].map((width) => ({ language, colorScheme, width })),
  ),
);

describe.each(pages)("%s", { timeout: 60_000 }, (name, folder) => {
  test.each(views)("from a video to gauges ($language, $colorScheme, $width px)", async (view) => {
    const visited = await visit(folder, view);
    const { page, seen } = visited;
    const look = async (phase: string) => {
      expect(await seriousViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await picture(page, [name, phase, ...Object.values(view)].join("-"));
    };
    await look("form");
    await send(page);
    await page.getByText(countdown).waitFor();
    await look("waiting");
    await pass(visited, 60);
    await page.locator("li").first().waitFor();
    expect(await page.locator("li").count()).toBe(12);
    await look("done");
    nothingLeaks(seen);
  });

  test("a page that is loaded again goes on, and nobody else gets the result", async () => {
    const visited = await visit(folder);
    const { page, context, url, mock, seen } = visited;
    await mock.control.setFaults([{ fault: "latency", value: "1000", probability: 1 }]);
    await send(page);
    await page.getByText("Sending the video").waitFor();
    await page.locator('progress[value="1"]').waitFor();
    await picture(page, `${name}-sending`);
    await mock.control.setFaults([]);
    await page.getByText(countdown).waitFor();
    await page.reload();
    await page.getByText(countdown).waitFor();
    await pass(visited, 60);
    await page.locator("li").first().waitFor();
    const uuid = (await mock.control.jobs())[0]?.uuid;
    expect((await context.request.get(`${url}/analyses/${uuid}`)).status()).toBe(200);
    expect((await fetch(`${url}/analyses/${uuid}`)).status).toBe(404);
    await page.getByRole("button", { name: "Another video" }).click();
    await page.locator("form").waitFor();
    await page.reload();
    await page.locator("form").waitFor();
    nothingLeaks(seen);
  });

  test("a video that is refused, and an analysis that fails, are said to a person, in the chosen language", async () => {
    const visited = await visit(folder);
    const { page, mock, seen } = visited;
    await mock.control.next({ scenario: "video-error" });
    await send(page);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toMatch(/video/i);
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, `${name}-refused`);
    await page.getByRole("button", { name: "한국어" }).click();
    expect(await page.getByRole("alert").textContent()).toMatch(/영상/);
    await page.getByRole("button", { name: "다른 영상 분석하기" }).click();
    await send(page);
    await page.getByText(countdown).waitFor();
    await mock.control.failJob((await mock.control.jobs())[0]?.id as number);
    await pass(visited, 60);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("button", { name: "다시 확인하기" }).count()).toBe(0);
    nothingLeaks(seen);
  });

  test("what nobody can say now can be asked again", async () => {
    const visited = await visit(folder);
    const { page, mock, seen } = visited;
    await send(page);
    await page.getByText(countdown).waitFor();
    await mock.control.next({ scenario: "in-analysis", times: "always" });
    await pass(visited, 60);
    await page.getByText("any moment").waitFor();
    await page.clock.fastForward(11 * 60_000);
    await page.getByRole("alert").waitFor();
    await picture(page, `${name}-later`);
    await mock.control.clearNext();
    await page.getByRole("button", { name: "Ask again" }).click();
    await page.locator("li").first().waitFor();
    nothingLeaks(seen);
  });
});
