import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from "vitest";
import { launchChromium } from "../../testing/chromium.ts";
import { screens } from "./screens.ts";

export type Tab = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Problems that the pages had since they were last taken; those that are left fail the test. */
  takeProblems(): string[];
};

type Opened = BrowserContextOptions & {
  /** What every address that is loaded begins with; all else is a problem. */
  readonly within: string;
};

/** One browser for the tests of a file; each `open` is a profile of its own, until the test ends. */
export function useBrowser(): { open(options: Opened): Promise<Tab> } {
  let browser: Browser | undefined;
  const problems: string[] = [];
  const takeProblems = () => problems.splice(0);
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());
  afterEach(() => expect(takeProblems(), "what the pages complain of").toEqual([]));
  return {
    async open({ within, ...options }) {
      if (!browser) throw new Error("A page is opened before the browser.");
      const context = await browser.newContext({ viewport: screens.desktop, locale: "en-US", ...options });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      watch(context, within, (problem) => problems.push(problem));
      return { page, context, takeProblems };
    },
  };
}

/** Errors and warnings of the console, what nobody caught, and requests that leave the place. */
function watch(context: BrowserContext, within: string, report: (problem: string) => void): void {
  context.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    report(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => report(`${error.page()?.url()}: ${error.error()}`));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(within) && !/^(data|blob):/.test(url)) report(`a request to ${url}`);
  });
}

/** What is seen of an element, line by line, once there is one. */
export async function visibleText(element: Locator): Promise<string> {
  await element.waitFor();
  return (await element.allInnerTexts()).join("\n");
}
