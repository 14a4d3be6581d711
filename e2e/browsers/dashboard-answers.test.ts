// @module-tag chromium
// What is chosen as the next answer, on the dashboard in Chromium, is what the next call of the API gets.

import { randomUUID } from "node:crypto";
import { scenarios } from "@remo-kit/mock-server";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { change, press, queue, useDashboard } from "./testing/dashboard.ts";

const { mock, ask, open } = await useDashboard();
const statusOf = async (fields?: object) => (await ask(fields)).httpStatus;
const option = (page: Page, name: string) => page.locator("#next-options").getByLabel(name, { exact: true });

test("a scenario that is pressed is the next answer, once", async () => {
  const { page } = await open();
  await queue(page, "not-enough-credits");
  expect(await ask()).toMatchObject({ httpStatus: 422, status: 422, message: "not enough credits" });
  expect(await statusOf()).toBe(200);
});

test("each scenario of the API can be pressed, and is answered", async () => {
  const { page } = await open();
  const ofApi = [...scenarios.values()].filter(
    ({ category, operations }) => category !== "fault" && operations.includes("analysis-soccer"),
  );
  expect(ofApi.length).toBeGreaterThanOrEqual(12);
  for (const { name, code } of ofApi.filter((scenario) => scenario.code !== 421)) {
    await queue(page, name);
    expect(await statusOf(), name).toBe(code);
  }
});

test("each fault can be pressed, and is what happens to the next call", async () => {
  const { page } = await open();
  const faults = [...scenarios.values()].filter(({ category }) => category === "fault");
  for (const { name } of faults) {
    await queue(page, name);
    const [queued] = await mock.control.nextAnswers();
    expect(queued?.scenario).toBe(name);
    await press(page, "Remove all");
  }
  await queue(page, "html-502");
  expect(await ask()).toMatchObject({ httpStatus: 502, text: expect.stringContaining("<html") });
});

test("it is the answer as many times as is chosen", async () => {
  const { page } = await open();
  await option(page, "Times").fill("2");
  await queue(page, "processing-error");
  expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([550, 550, 200]);
});

test("it is every answer from then on, until it is removed", async () => {
  const { page } = await open();
  await option(page, "always").check();
  await queue(page, "video-error");
  expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([412, 412, 412]);
  await press(page, "Remove video-error from the queue");
  expect(await statusOf()).toBe(200);
});

test("it is the answer for one uuid alone, which a request of the journal can choose", async () => {
  const { page } = await open();
  const uuid = randomUUID();
  await ask({ uuid });
  await page.locator("#journal-rows button").click();
  await page.getByRole("button", { name: "Choose the next answer for this uuid" }).click();
  expect(await option(page, "Only for uuid").inputValue()).toBe(uuid);
  await queue(page, "other-processing-error");
  expect([await statusOf(), await statusOf({ uuid })]).toEqual([200, 559]);
});

test("wait_time, the value of a fault and the delay are as they were typed", async () => {
  const { page } = await open();
  await page.getByLabel("file-exists: wait_time (s)").fill("77");
  await queue(page, "file-exists");
  expect(await ask()).toMatchObject({ httpStatus: 200, wait_time: 77, file_exist: true });
  await page.getByLabel("latency: Value (ms)").fill("120");
  await queue(page, "latency");
  await option(page, "Delay (ms)").fill("150");
  await queue(page, "accepted");
  expect(await mock.control.nextAnswers()).toMatchObject([
    { scenario: "latency", value: "120" },
    { scenario: "accepted", delay: 150 },
  ]);
});

test("a queued answer that is removed is not given, and what is left goes on in its order", async () => {
  const { page } = await open();
  for (const name of ["video-error", "processing-error", "no-input-data"]) await queue(page, name);
  await press(page, "Remove video-error from the queue");
  expect(await statusOf()).toBe(550);
  await press(page, "Remove all");
  expect(await statusOf()).toBe(200);
});

test("an answer is queued with the keyboard alone", async () => {
  const { page } = await open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the journal" });
  expect(await skip.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
  const box = await skip.boundingBox();
  expect(box && box.x >= 0 && box.y >= 0 && box.height > 0, "it shows where the reader is").toBe(true);
  const focused = () =>
    page.evaluate<string>("document.activeElement.ariaLabel ?? document.activeElement.id");
  const met: string[] = [];
  while (met.at(-1) !== "Queue processing-error as the next answer" && met.length < 200) {
    await page.keyboard.press("Tab");
    met.push(await focused());
  }
  await change(page, () => page.keyboard.press("Enter"));
  expect(await statusOf()).toBe(550);
});
