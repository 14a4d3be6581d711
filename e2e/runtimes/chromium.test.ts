// @module-tag chromium
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../testing/chromium.ts";
import { openToAll, sampleVideo, serve, startMock } from "../testing/loopback.ts";
import { type Outcome, openPage, servePage } from "./testing/page.ts";

const largeVideo = join(tmpdir(), `remo-kit-large-${process.pid}.mp4`);

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  writeFileSync(largeVideo, Buffer.alloc(30_000_001, "a video without an end, "));
  browser = await launchChromium();
  pages = await servePage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await pages?.close();
  rmSync(largeVideo);
});

function expectTrueProgress({ progress }: Outcome, size: number): void {
  const phases = progress.map(({ phase }) => phase);
  expect([...new Set(phases)]).toEqual(["connect", "upload", "answer"]);
  const bytes = progress.map(({ bytesSent }) => bytesSent);
  expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
  expect(progress[0]).toMatchObject({ bytesSent: 0, videoBytesSent: 0, ratio: 0 });
  const last = progress.at(-1);
  expect(last).toMatchObject({ phase: "answer", videoBytesSent: size, ratio: 1 });
  expect(last?.bytesSent).toBe(last?.bytesTotal);
}

test.each([
  ["the sample video", sampleVideo],
  ["a video of 30 MB", largeVideo],
])("a page of another origin uploads %s to the mock, and sees its progress", async (_, video) => {
  const mock = await startMock();
  const page = await openPage(browser, pages.url);
  const outcome = await page.analyze(video, { options: { baseUrl: mock.url } });
  expect(outcome.error).toBeUndefined();
  expect(outcome.receipt).toMatchObject({ waitTime: 11, fileExists: false, credit: 4, message: "success" });
  expect(mock.log).toMatchObject([{ status: 200, scenario: "accepted", uuid: outcome.receipt?.uuid }]);
  expectTrueProgress(outcome, statSync(video).size);
  expect(page.scripts(), "what the size limit counts is what is loaded").toEqual(pages.accepted);
  expect(page.errors).toEqual([]);
});

test("the body that a page sends is the video, of the length that was declared", async () => {
  const received: { body: string; length: number }[] = [];
  const receipt = { state: 1, wait_time: 11, file_exist: false, message: "success", credit: 4 };
  const baseUrl = await serve(async (request, response) => {
    response.writeHead(200, openToAll);
    if (request.method === "OPTIONS") return response.end();
    const body = await text(request);
    received.push({ body, length: Number(request.headers["content-length"]) });
    response.end(JSON.stringify({ ...receipt, uuid: JSON.parse(body).uuid }));
  });
  const page = await openPage(browser, pages.url);
  const outcome = await page.analyze(largeVideo, { options: { baseUrl } });
  expect(outcome.receipt).toMatchObject({ message: "success" });
  expect(received).toHaveLength(1);
  expect(received[0]?.length).toBe(outcome.progress.at(-1)?.bytesTotal);
  const { base64_video } = JSON.parse(received[0]?.body ?? "{}");
  expect(base64_video === readFileSync(largeVideo, "base64")).toBe(true);
});

test("a refusal is the typed error of its code, after one request", async () => {
  const mock = await startMock();
  const page = await openPage(browser, pages.url);
  const options = { baseUrl: mock.url, email: "nobody@example.com" };
  const { error } = await page.analyze(sampleVideo, { options });
  expect(error).toMatchObject({ name: "RemoApiError", code: 420, httpStatus: 420, is421: false });
  expect(mock.log).toHaveLength(1);
  expect(page.errors).toEqual([expect.stringContaining("the server responded with a status of 420")]);
});

// N1: the Fetch standard has a browser repeat a request with such a body by itself, and Chromium does it for an
// XMLHttpRequest too. A page cannot forbid it; over HTTP/1.1, it cannot send a body that is not repeatable either.
test("a 421 is one refusal to the page, but Chromium itself asks the server twice", async () => {
  const mock = await startMock();
  const page = await openPage(browser, pages.url);
  const { error } = await page.analyze(sampleVideo, { options: { baseUrl: mock.url, apiKey: "wrong" } });
  expect(error).toMatchObject({ name: "RemoApiError", code: 421, is421: true });
  expect(mock.log.map(({ status }) => status)).toEqual([421, 421]);
});

test("a 421 that a proxy answers with another HTTP status is asked for once", async () => {
  let requests = 0;
  const baseUrl = await serve(async (request, response) => {
    response.writeHead(200, openToAll);
    if (request.method === "OPTIONS") return response.end();
    await text(request);
    requests += 1;
    response.end(JSON.stringify({ state: false, credit: 100, message: "wrong APIKey", status: 421 }));
  });
  const page = await openPage(browser, pages.url);
  const { error } = await page.analyze(sampleVideo, { options: { baseUrl } });
  expect(error).toMatchObject({ name: "RemoApiError", code: 421, httpStatus: 200, is421: true });
  expect(requests).toBe(1);
  expect(page.errors).toEqual([]);
});

test("without progress, a redirect is refused, and the keys go nowhere else (N4)", async () => {
  const mock = await startMock();
  const baseUrl = await serve((request, response) => {
    request.resume();
    const location = `${mock.url}/api/analysis-soccer`;
    response.writeHead(request.method === "OPTIONS" ? 204 : 308, { ...openToAll, location }).end();
  });
  const page = await openPage(browser, pages.url);
  const { error } = await page.analyze(sampleVideo, { options: { baseUrl }, silent: true });
  expect(error).toMatchObject({ name: "RemoGatewayError", message: expect.stringContaining("not followed") });
  expect(mock.log).toEqual([]);
});

test("with progress, a redirect that no page may follow does not hide that the whole request arrived", async () => {
  const elsewhere = await serve((_, response) => response.end());
  let requests = 0;
  const baseUrl = await serve(async (request, response) => {
    if (request.method === "OPTIONS") return response.writeHead(204, openToAll).end();
    await text(request);
    requests += 1;
    response.writeHead(307, { ...openToAll, location: elsewhere }).end();
  });
  const page = await openPage(browser, pages.url);
  const { error } = await page.analyze(sampleVideo, { options: { baseUrl } });
  expect(error).toMatchObject({
    name: "RemoNetworkError",
    message: expect.stringContaining("may have arrived"),
  });
  expect(requests).toBe(1);
});

test("without progress, a video is accepted as well", async () => {
  const mock = await startMock();
  const page = await openPage(browser, pages.url);
  const outcome = await page.analyze(largeVideo, { options: { baseUrl: mock.url }, silent: true });
  expect(outcome.receipt).toMatchObject({ fileExists: false, message: "success" });
  expect(mock.log).toHaveLength(1);
  expect(page.errors).toEqual([]);
});

test("a redirect that Chromium followed is no receipt, but an error that names where it went", async () => {
  const mock = await startMock();
  const target = `${mock.url}/api/analysis-soccer`;
  const baseUrl = await serve((request, response) => {
    request.resume();
    response.writeHead(request.method === "OPTIONS" ? 204 : 308, { ...openToAll, location: target }).end();
  });
  const page = await openPage(browser, pages.url);
  const { receipt, error } = await page.analyze(sampleVideo, { options: { baseUrl } });
  expect(receipt).toBeUndefined();
  expect(error).toMatchObject({ name: "RemoGatewayError", message: expect.stringContaining(target) });
  expect(mock.log, "a page cannot keep the browser from following").toHaveLength(1);
});

test("an abort while the body is made ends the call, and nothing is sent", async () => {
  const mock = await startMock();
  const page = await openPage(browser, pages.url);
  for (const silent of [false, true]) {
    const input = { options: { baseUrl: mock.url }, abortAtOnce: true, silent };
    expect((await page.analyze(largeVideo, input)).error?.name).toBe("RemoAbortError");
  }
  expect(mock.log).toEqual([]);
});

test("an abort while uploading ends the request, and progress kept the pace of the server", async () => {
  let request: IncomingMessage | undefined;
  const baseUrl = await serve((incoming, response) => {
    if (incoming.method === "OPTIONS") return void response.writeHead(204, openToAll).end();
    request = incoming.on("data", () => {
      incoming.pause(); // A slow reader: what the connection does not hold cannot have left the browser.
      setTimeout(() => incoming.resume(), 20);
    });
  });
  const page = await openPage(browser, pages.url);
  const { error, progress } = await page.analyze(largeVideo, {
    options: { baseUrl },
    abortOnceSending: true,
  });
  expect(error?.name).toBe("RemoAbortError");
  const { bytesSent = 0, bytesTotal = 0 } = progress.at(-1) ?? {};
  expect(bytesSent).toBeGreaterThan(0);
  expect(bytesSent).toBeLessThan(bytesTotal / 2);
  await new Promise((closed) => request?.on("close", closed));
  expect(request?.complete).toBe(false);
  expect(page.errors).toEqual([]);
});
