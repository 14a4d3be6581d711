// @module-tag chromium
// A whole job goes by the mock's clock over every way of sending: a minute of its time is 60 ms here.

import { createRemoClient, type Fetch } from "@remo-kit/client";
import { createMock, demoAccount, startMockServer } from "@remo-kit/mock-server";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../testing/chromium.ts";
import { servePage } from "./testing/page.ts";

const timeScale = 1000;
const timeout = { result: 1e9 }; // Of the mock's time, in which a busy machine is slow for minutes.
const mock = await startMockServer({ port: 0, timeScale });
const inProcess = createMock({ timeScale });
let browser: Browser;
let pages: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, pages] = await Promise.all([launchChromium(), servePage()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([pages?.close(), mock.close(0)]);
});

type Found = {
  readonly waitTime: number;
  /** ms of this machine until the result should be ready. */
  readonly until: number;
  readonly metrics: number;
};

const job = async (
  remo: ReturnType<typeof createRemoClient>,
  video: Blob,
  progress: boolean,
): Promise<Found> => {
  const onProgress = progress ? () => {} : undefined; // In a page it decides how the video is sent.
  const began = Date.now();
  const { receipt, result, score } = await remo.analyzeSoccerAndWait({ video, height: 170 }, { onProgress });
  return {
    waitTime: receipt.waitTime ?? 0,
    until: receipt.readyAt.getTime() - began,
    metrics: Object.keys(result).filter((name) => name in score).length - 3, // Without uuid, warnings and raw.
  };
};

function proves({ waitTime, until, metrics }: Found) {
  expect(waitTime).toBeGreaterThan(5);
  expect(until).toBeGreaterThanOrEqual(waitTime);
  expect(until).toBeLessThan(waitTime * 500); // And not in as many seconds.
  expect(metrics).toBe(9);
}

const ways: readonly (readonly [string, Fetch | undefined])[] = [
  ["Node's HTTP client", undefined],
  ["a fetch", globalThis.fetch],
  ["the mock's own fetch", inProcess.fetch],
];

test.each(ways)("over %s", async (_, fetch) => {
  const remo = createRemoClient({ ...demoAccount, baseUrl: mock.url, fetch, mockClock: true, timeout });
  proves(await job(remo, new Blob(["kick"]), true));
});

test.each([
  ["an XMLHttpRequest", true],
  ["a fetch", false],
])("in a page of another origin, over %s", async (_, progress) => {
  const page = await browser.newPage();
  await page.goto(pages.url);
  const options = JSON.stringify({ ...demoAccount, baseUrl: mock.url, mockClock: true, timeout });
  const found = await page.evaluate<Found>(`(async () => {
    const { createRemoClient } = await import("/client.js");
    return (${job})(createRemoClient(${options}), new Blob(["kick"]), ${progress});
  })()`);
  proves(found);
  await page.close();
});
