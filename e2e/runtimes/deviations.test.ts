// @module-tag chromium
// What a page has in hand after each deviation of a paid answer: the third transport, an XMLHttpRequest.

import type { AnalysisReceipt, RemoErrorData } from "@remo-kit/client";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deviations, keys, readDeviations, sentUuid } from "../../packages/client/src/testing/deviations.ts";
import { keptOf, keptOfRead } from "../../packages/client/src/testing/kept.ts";
import { serveDeviations } from "../../packages/client/src/testing/serve-deviations.ts";
import { launchChromium } from "../testing/chromium.ts";
import { servePage } from "./testing/page.ts";

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePage>>;
let server: Awaited<ReturnType<typeof serveDeviations>>;
let page: Page;

beforeAll(async () => {
  [browser, pages, server] = await Promise.all([launchChromium(), servePage(), serveDeviations()]);
  page = await browser.newPage();
  await page.goto(pages.url);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([pages?.close(), server?.close()]);
});

type Ended =
  | { readonly ok: true; readonly receipt: AnalysisReceipt }
  | { readonly ok: false; readonly error: RemoErrorData };

/** The script of the page: errors leave it as the data that they are in JSON. */
const call = (baseUrl: string) => `(async () => {
  const { createRemoClient } = await import("/client.js");
  const remo = createRemoClient({ ...${JSON.stringify({ ...keys, baseUrl })}, retry: { attempts: 1 }, onProgress() {} });
  const video = new Blob([new Uint8Array(3)]);
  const result = await remo.analyzeSoccer.safe({ video, height: 170, uuid: ${JSON.stringify(sentUuid)} });
  return JSON.parse(JSON.stringify(result));
})()`;

test.each(deviations.map((row, n) => ({ ...row, n })))(
  "of a paid answer with $what, a page keeps what can be kept",
  async ({ n, kept, text }) => {
    const ended = await page.evaluate<Ended>(call(`${server.url}/${n}`));
    const { body, ...left } = keptOf(ended as never);
    expect(left).toEqual(kept);
    if (kept.error) expect(body).toBe(text);
  },
);

/** A read carries no video, and is a fetch in a page too. */
const readCall = (baseUrl: string) => `(async () => {
  const { createRemoReader } = await import("/client.js");
  const remo = createRemoReader({ email: "player@example.com", baseUrl: ${JSON.stringify(baseUrl)}, retry: { attempts: 1 } });
  return JSON.parse(JSON.stringify(await remo.getSoccerScore.safe({ uuid: ${JSON.stringify(sentUuid)} })));
})()`;

test.each(readDeviations.map((row, n) => ({ ...row, n: deviations.length + n })))(
  "of a read with $what, a page keeps what can be kept",
  async ({ n, kept }) => {
    const ended = await page.evaluate(readCall(`${server.url}/${n}`));
    expect(keptOfRead(ended as never)).toEqual(kept);
  },
);
