import { readFile } from "node:fs/promises";
import type { AnalysisReceipt, Progress, RemoClientOptions } from "@remo-kit/client";
import { demoAccount } from "@remo-kit/mock-server";
import type { Browser } from "playwright-core";
import { onTestFinished } from "vitest";
import { bundleClient } from "../../../bench/lib/bundle-client.ts";
import { listen } from "../../testing/loopback.ts";

/** What came of a call, as fixtures/browser-page.js reports it. */
export type Outcome = {
  readonly receipt?: AnalysisReceipt;
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly code?: number;
    readonly httpStatus?: number;
    readonly is421: boolean;
  };
  readonly progress: readonly Progress[];
};

type Input = {
  readonly options: Partial<RemoClientOptions>;
  readonly abortOnceSending?: boolean;
  readonly silent?: boolean;
  readonly abortAtOnce?: boolean;
};

/** A page that uploads, in a browser profile of its own. */
export type UploadPage = {
  /** Picks the file at this path, and sends it. */
  analyze(video: string, input: Input): Promise<Outcome>;
  /** Names of the scripts of the client that it loaded, sorted. */
  readonly scripts: () => string[];
  /** What it wrote to the console as an error, or threw where nobody caught it. */
  readonly errors: readonly string[];
};

/** Serves the page and the bundled client on an origin of its own. */
export async function servePage() {
  const { files, accepted } = await bundleClient();
  const script = await readFile(new URL("../../fixtures/browser-page.js", import.meta.url), "utf8");
  const imports = JSON.stringify({ imports: { "@remo-kit/client": "/client.js" } });
  const html = `<!doctype html><link rel="icon" href="data:,"><input type="file">
    <script type="importmap">${imports}</script><script type="module" src="/page.js"></script>`;
  const server = await listen(({ url = "/" }, response) => {
    const text = url === "/page.js" ? script : files.get(url.slice(1));
    response.setHeader("content-type", text === undefined ? "text/html" : "text/javascript");
    response.end(text ?? html);
  });
  return { ...server, accepted: [...accepted].sort() };
}

export async function openPage(browser: Browser, url: string): Promise<UploadPage> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  const scripts = new Set<string>();
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === url && pathname !== "/") scripts.add(pathname.slice(1));
  });
  await page.goto(url);
  const analyze = async (video: string, { options, ...rest }: Input) => {
    await page.setInputFiles("input", video);
    const input = { ...rest, options: { ...demoAccount, ...options } };
    return page.evaluate(
      (given) => (globalThis as unknown as { analyze(given: Input): Promise<Outcome> }).analyze(given),
      input,
    );
  };
  return { analyze, errors, scripts: () => [...scripts].filter((name) => name !== "page.js").sort() };
}
