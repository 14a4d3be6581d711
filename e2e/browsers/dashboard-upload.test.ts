// @module-tag chromium
// A video that is sent from the dashboard in Chromium, through the client's own code.

import { statSync } from "node:fs";
import type { CDPSession, Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { sampleVideo } from "../testing/loopback.ts";
import { type Tab, visibleText } from "./testing/browser.ts";
import { useDashboard } from "./testing/dashboard.ts";

const { mock, open } = await useDashboard();
const { size } = statSync(sampleVideo);
const outcome = (page: Page) => page.locator("#send-result");
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();

test("a file that is chosen is sent, and the typed receipt is shown", async () => {
  const { page } = await open();
  await page.setInputFiles("#drop input", sampleVideo);
  await page.locator("#drop", { hasText: "soccer-kick.mp4" }).waitFor();
  await send(page);
  await outcome(page).getByRole("heading", { name: "Accepted" }).waitFor();
  const [entry] = await mock.control.journal();
  expect(entry).toMatchObject({ status: 200, video: { bytes: size, container: "mp4" } });
  const receipt = await visibleText(outcome(page));
  for (const text of [`uuid\n${entry?.uuid}`, "waitTime\n11", "fileExists\nfalse", "credit\n4"])
    expect(receipt).toContain(text);
  expect(receipt).toMatch(/readyAt\n\d{4}-\d\d-\d\dT/);
  await page
    .locator("#journal-rows")
    .getByText(entry?.uuid ?? "")
    .waitFor();
});

test("height and uuid go with the sample video of the mock", async () => {
  const { page } = await open();
  const uuid = "5b0e6a61-8a34-4a54-9b9e-0a4dd0a5b9f1";
  const form = page.locator("#send-form");
  await form.getByText("E-mail, User key").click();
  await form.getByLabel("uuid", { exact: true }).fill(uuid);
  await page.getByRole("button", { name: "Send the sample video" }).click();
  await outcome(page).getByRole("heading", { name: "Accepted" }).waitFor();
  expect(await mock.control.journal()).toMatchObject([{ uuid, status: 200, video: { bytes: size } }]);
});

/** As the system does it with a file from another window: through the browser, not by an event of the page's. */
async function drop(session: CDPSession, page: Page, file: string): Promise<void> {
  const box = await page.locator("#drop").boundingBox();
  const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, ...at, data });
}

test("a file that is dropped is sent at once, and its progress is shown on a slow line", async () => {
  const { page, context } = await open();
  const session = await context.newCDPSession(page);
  await page.locator("#drop").scrollIntoViewIfNeeded();
  await session.send("Network.enable");
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 };
  await session.send("Network.emulateNetworkConditions", slow);
  await drop(session, page, sampleVideo);
  const progress = page.getByRole("progressbar", { name: "Progress of the upload" });
  const seen: number[] = [];
  await vi.waitFor(
    async () => {
      seen.push(await progress.evaluate((bar) => (bar as unknown as { value: number }).value));
      expect(seen.some((value) => value > 0 && value < 1)).toBe(true);
    },
    { timeout: 20_000 },
  );
  expect(await visibleText(outcome(page))).toBe("uploading …");
  await outcome(page).getByRole("heading", { name: "Accepted" }).waitFor();
  await progress.waitFor({ state: "hidden" });
  expect(await mock.control.journal()).toMatchObject([{ status: 200, video: { bytes: size } }]);
});

const expectRefusal = ({ takeProblems }: Tab, status: number) =>
  expect(takeProblems()).toEqual([expect.stringContaining(`status of ${status}`)]);

test.each([
  ["en", "Send the sample video", "not enough credits", "About this error"],
  ["ko", "샘플 영상 보내기", "크리딧 부족", "이 에러 설명"],
])(
  "a refusal is shown in %s, with a link to what the docs say of it",
  async (language, button, meaning, link) => {
    const tab = await open({ query: `?lang=${language}` });
    const { page } = tab;
    await mock.control.next({ scenario: "not-enough-credits" });
    await page.getByRole("button", { name: button }).click();
    await outcome(page).getByText("RemoApiError").waitFor();
    const shown = await visibleText(outcome(page));
    for (const text of [meaning, "code\n422", "category\naccount"]) expect(shown).toContain(text);
    expectRefusal(tab, 422);
    await outcome(page).getByRole("link", { name: link }).click();
    await page.waitForURL(`${mock.url}/docs/${language}/error-codes.html#422-not-enough-credits`);
    const section = page.locator(":target");
    await vi.waitFor(async () => expect((await section.boundingBox())?.y).toBeLessThan(400));
    expect(await visibleText(section)).toContain("422 not-enough-credits");
    expect(await visibleText(page.locator("main"))).toContain(meaning);
  },
);

test("an upload that is cancelled ends with the error of an abort, and the form is ready again", async () => {
  const { page } = await open();
  await mock.control.next({ scenario: "hang" });
  const sample = page.getByRole("button", { name: "Send the sample video" });
  await sample.click();
  await outcome(page).getByText("waiting for the answer").waitFor();
  expect(await sample.isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Cancel" }).click();
  await outcome(page).getByText("RemoAbortError").waitFor();
  await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "hidden" });
  await sample.click();
  await outcome(page).getByRole("heading", { name: "Accepted" }).waitFor();
});

test("without a file the page asks for one, and sends nothing", async () => {
  const { page } = await open();
  await send(page);
  await outcome(page).getByText("Choose a video first.").waitFor();
  expect(await mock.control.journal()).toEqual([]);
});

test("a video goes to the tenant that the page is of", async () => {
  const { page } = await open({ query: "?tenant=green" });
  await page.getByRole("button", { name: "Send the sample video" }).click();
  await outcome(page).getByRole("heading", { name: "Accepted" }).waitFor();
  await page.locator("#journal-rows tr").waitFor();
  expect(await mock.control.journal()).toEqual([]);
});
