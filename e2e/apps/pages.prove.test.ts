// @module-tag chromium
// Pages that call the mock, with the packed client: bundled by Vite with React, and as it is.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startMockServer } from "@remo-kit/mock-server";
import type { Browser } from "playwright-core";
import { preview } from "vite";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { installApp } from "../runtimes/testing/tarball.ts";
import { launchChromium } from "../testing/chromium.ts";
import { sampleVideo, serve } from "../testing/loopback.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser?.close());

const slow = { timeout: 600_000 };

async function prepare(app: string) {
  const mock = await startMockServer({ port: 0 });
  onTestFinished(() => mock.close(0));
  const project = await installApp(app);
  onTestFinished(() => project.remove());
  return { mock, project };
}

/** Fills in the form twice: what the page shows is a receipt, and then a refusal. */
async function prove(url: string, mock: Awaited<ReturnType<typeof startMockServer>>) {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(url);
  const send = async (expected: string) => {
    await page.setInputFiles("input[type=file]", sampleVideo);
    await page.getByRole("button", { name: "Analyse" }).click();
    await page.locator("output", { hasText: expected }).waitFor();
    return JSON.parse((await page.locator("output").textContent()) ?? "");
  };
  expect(await send("credit")).toMatchObject({ credit: 4, waitTime: 11 });
  await mock.control.next({ scenario: "video-error" });
  const refusal = await send("RemoApiError");
  expect(problems).toEqual([]);
  return refusal;
}

const refused = { name: "RemoApiError", code: 412, reason: "video-error" };

test("a form of React, built by Vite, which shows a text for its user", slow, async () => {
  const { mock, project } = await prepare("vite-react");
  await project.run("npm", ["run", "build"], { VITE_REMO_BASE_URL: mock.url });
  const options = { host: "127.0.0.1", port: 0 };
  const site = await preview({
    root: project.folder,
    configFile: false,
    logLevel: "silent",
    preview: options,
  });
  onTestFinished(() => site.close());
  const { text, error } = await prove(site.resolvedUrls?.local[0] as string, mock);
  expect(error).toMatchObject(refused);
  expect(text).toBeTruthy();
});

test("a page without a build", slow, async () => {
  const { mock, project } = await prepare("plain-page");
  const types: { readonly [ending: string]: string } = {
    html: "text/html",
    js: "text/javascript",
    mjs: "text/javascript",
  };
  const url = await serve(async ({ url: asked = "" }, response) => {
    const { pathname } = new URL(asked, "http://127.0.0.1");
    const path = pathname === "/" ? "/index.html" : pathname;
    const content = await readFile(join(project.folder, path)).catch(() => undefined);
    response.writeHead(content ? 200 : 404, {
      "content-type": types[path.replace(/.*\./, "")] ?? "text/plain",
    });
    response.end(content);
  });
  expect(await prove(`${url}/?mock=${mock.url}`, mock)).toMatchObject(refused);
});
