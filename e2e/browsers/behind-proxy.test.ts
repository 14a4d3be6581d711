// @module-tag chromium
// The mock below a path of another server, as nginx has it with `location /mock/ { proxy_pass http://mock/; }`.

import { request } from "node:http";
import { startMockServer } from "@remo-kit/mock-server";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "../testing/loopback.ts";
import { useBrowser, visibleText } from "./testing/browser.ts";
import { change, untilLive } from "./testing/dashboard.ts";

const browser = useBrowser();

async function open(path: string) {
  const mock = await startMockServer({ port: 0 });
  const proxy = await listen((incoming, outgoing) => {
    const { url = "", method, headers } = incoming;
    if (!url.startsWith("/mock/")) return void outgoing.writeHead(404).end("outside");
    const to = `${mock.url}${url.slice("/mock".length)}`;
    const passed = request(to, { method, headers: { ...headers, host: new URL(mock.url).host } });
    passed.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    outgoing.on("close", () => passed.destroy());
    incoming.pipe(passed);
  });
  onTestFinished(async () => {
    await mock.close(0);
    await proxy.close();
  });
  const base = `${proxy.url}/mock`;
  const tab = await browser.open({ within: `${base}/` });
  await tab.page.goto(base + path);
  return { mock, base, ...tab };
}

test("the dashboard below a path is styled, follows what happens, and changes the mock", async () => {
  const { mock, page, base } = await open("/__mock");
  await untilLive(page);
  expect(await page.evaluate("getComputedStyle(document.querySelector('main')).display")).toBe("grid");
  await page.getByRole("button", { name: "Send the sample video" }).click();
  await page.locator("#send-result").getByRole("heading", { name: "Accepted" }).waitFor();
  const [entry] = await mock.control.journal();
  await page
    .locator("#journal-rows")
    .getByText(entry?.uuid ?? "none")
    .waitFor();
  await page.locator("#scenarios button", { hasText: "Code" }).first().click();
  await page.locator("#dialog", { hasText: `${base}/api/analysis-soccer` }).waitFor();
  await page.keyboard.press("Escape");
  page.on("dialog", (dialog) => void dialog.accept());
  await change(page, () => page.getByRole("button", { name: "Clear" }).click(), "/mock");
  expect(await mock.control.journal()).toEqual([]);
  await page.getByRole("link", { name: "한국어" }).click();
  await untilLive(page);
  expect(page.url()).toBe(`${base}/__mock?lang=ko`);
  await page.goto(`${base}/__mock`);
  expect(await page.evaluate("document.documentElement.lang")).toBe("ko"); // Remembered.
});

test("the docs below a path lead from page to page, and search", async () => {
  const { page, base } = await open("/");
  await page.waitForURL(`${base}/docs/en/index.html`);
  await page.locator('aside a[href$="client.html"]').first().click();
  await page.waitForURL(`${base}/docs/en/client.html`);
  expect(await visibleText(page.locator("main h1"))).toContain("The client");
  await page.reload();
  await page.locator(".rp-search-button:visible").first().click();
  await page.locator("input:visible").fill("wait_time");
  await page.locator("a[href*='/mock/docs/en/']:visible").first().waitFor();
});

test("the reference below a path names the mock where it is", async () => {
  const { page, base } = await open("/docs/en/reference.html");
  await page.getByText(base, { exact: false }).first().waitFor();
});
