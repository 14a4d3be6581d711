// @module-tag chromium
// A page whose connection goes must know what became of a call that may be paid for.

import { text } from "node:stream/consumers";
import type { RemoErrorData } from "@remo-kit/client";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../testing/chromium.ts";
import { openToAll, serve } from "../testing/loopback.ts";
import { servePage } from "./testing/page.ts";

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePage>>;
const uuid = "9b2f7c1e-1111-4222-8333-000000000001";

beforeAll(async () => {
  browser = await launchChromium();
  pages = await servePage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

type Ended = { readonly ok: boolean; readonly error?: RemoErrorData; readonly thrown?: string };

/** Calls, with progress or without; what `safe` throws is no typed error. */
const call = (page: Page, baseUrl: string, size: number, progress = true) =>
  page.evaluate<Ended>(`(async () => {
    const { createRemoClient } = await import("/client.js");
    const keys = { email: "a@example.com", userKey: "u", apiKey: "a" };
    const onProgress = ${progress} ? (now) => { globalThis.sent = now.bytesSent; } : undefined;
    const remo = createRemoClient({ ...keys, baseUrl: ${JSON.stringify(baseUrl)}, retry: { attempts: 1 }, timeout: { idle: 1000 }, onProgress });
    const video = new Blob([new Uint8Array(${size})]);
    try {
      return JSON.parse(JSON.stringify(await remo.analyzeSoccer.safe({ video, height: 170, uuid: "${uuid}" })));
    } catch (error) {
      return { ok: false, thrown: String(error) };
    }
  })()`);

/** Refuses small bodies with 422, and does not read large ones. */
const serveSlowly = () =>
  serve(async (request, response) => {
    response.writeHead(200, openToAll);
    if (request.method === "OPTIONS") return response.end();
    if (Number(request.headers["content-length"]) > 1e6) return void request.pause();
    await text(request);
    response.end(JSON.stringify({ state: 0, status: 422, credit: 3, message: "no" }));
  });

async function openPage(): Promise<Page> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(pages.url);
  await page.evaluate(`import("/client.js")`);
  return page;
}

const refused = { name: "RemoApiError", code: 422, reason: "not-enough-credits", credit: 3, uuid };

for (const progress of [true, false])
  for (const called of [true, false])
    test(`offline before a call is a typed error, and so is a refusal afterwards (${called ? "an earlier call" : "no call"} before, ${progress ? "with" : "without"} progress)`, async () => {
      const [page, baseUrl] = await Promise.all([openPage(), serveSlowly()]);
      if (called) expect((await call(page, baseUrl, 10, progress)).error).toMatchObject(refused);
      await page.context().setOffline(true);
      const { error, thrown } = await call(page, baseUrl, 10, progress);
      expect(thrown).toBeUndefined();
      expect(error).toMatchObject({ name: "RemoNetworkError", uuid });
      // That nothing was sent can be said only before a request was begun: a browser does not say why it failed.
      if (!called) expect(error).toMatchObject({ sent: "none", charged: "no", mayHaveArrived: false });
      await page.context().setOffline(false);
      expect((await call(page, baseUrl, 10, progress)).error).toMatchObject(refused);
    });

test("offline in the middle of an upload is a typed error, and so is a refusal afterwards", async () => {
  const [page, baseUrl] = await Promise.all([openPage(), serveSlowly()]);
  const running = call(page, baseUrl, 50_000_000);
  await page.waitForFunction("globalThis.sent > 0");
  await page.context().setOffline(true);
  const { error, thrown } = await running;
  expect(thrown).toBeUndefined();
  // Chromium says nothing of a connection that it already had: then it is the limit that ends the call.
  expect(error?.name).toMatch(/^Remo(Network|Timeout)Error$/);
  expect(error).toMatchObject({ uuid, sent: "all", charged: "unknown" });
  await page.context().setOffline(false);
  expect((await call(page, baseUrl, 10)).error).toMatchObject(refused);
});

test("a refusal whose texts cannot be loaded is a refusal without them", async () => {
  const [page, baseUrl] = await Promise.all([openPage(), serveSlowly()]);
  await page.route(/error-texts/, (route) => route.abort());
  const { error } = await call(page, baseUrl, 10);
  expect(error).toMatchObject(refused);
  expect([error?.meaning, error?.message]).toEqual([
    undefined,
    expect.stringContaining("not-enough-credits"),
  ]);
});
