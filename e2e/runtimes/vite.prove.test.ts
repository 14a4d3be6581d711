// @module-tag chromium
// The packed client as a front end has it: installed, bundled by Vite, and run by Chromium.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorTexts } from "@remo-kit/openapi";
import type { Browser } from "playwright-core";
import { type PreviewServer, preview, build as viteBuild } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../testing/chromium.ts";
import { sampleVideo, startMock } from "../testing/loopback.ts";
import { openPage } from "./testing/page.ts";
import { installPacked, type Project } from "./testing/tarball.ts";

let project: Project;
let site: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  project = await installPacked("client");
  await project.add("browser-page.js");
  await writeFile(join(project.folder, "index.html"), page);
  const quiet = { root: project.folder, configFile: false, logLevel: "silent" } as const;
  await viteBuild(quiet);
  site = await preview({ ...quiet, preview: { host: "127.0.0.1", port: 0 } });
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await project?.remove();
});

const page = `<!doctype html><link rel="icon" href="data:,"><input type="file"><script type="module" src="/browser-page.js"></script>`;

test("a page that Vite built uploads the video, and knows a 420 by its type", async () => {
  const mock = await startMock();
  const url = new URL(site.resolvedUrls?.local[0] as string).origin;
  const { analyze, errors } = await openPage(browser, url);
  const accepted = await analyze(sampleVideo, { options: { baseUrl: mock.url } });
  expect(accepted.receipt).toMatchObject({ fileExists: false, credit: 4, message: "success" });
  expect(accepted.progress.at(-1)).toMatchObject({ phase: "answer", ratio: 1 });
  const unknown = { baseUrl: mock.url, email: "nobody@example.com" };
  const refused = await analyze(sampleVideo, { options: unknown });
  expect(refused.error).toMatchObject({ name: "RemoApiError", code: 420, is421: false });
  expect(mock.log.map(({ status }) => status)).toEqual([200, 420]);
  expect(errors).toEqual([expect.stringContaining("the server responded with a status of 420")]);
});

test("Vite leaves out of the first file what only failures need", async () => {
  const { bundle } = await firstFile();
  expect(bundle).toContain("analyzeSoccer");
  expect(bundle).not.toContain(errorTexts["not-enough-credits"].advice.en.slice(0, 20));
});

async function firstFile() {
  const html = await readFile(join(project.folder, "dist/index.html"), "utf8");
  const [, src = ""] = /src="(\/assets\/[^"]+)"/.exec(html) ?? [];
  return { bundle: await readFile(join(project.folder, "dist", src), "utf8") };
}
