// @module-tag chromium
// What is set on the dashboard in Chromium for all requests is what the next call of the API meets.

import { expect, test } from "vitest";
import { change, press, useDashboard } from "./testing/dashboard.ts";

const { mock, ask, open } = await useDashboard();
const statusOf = async (fields?: object) => (await ask(fields)).httpStatus;

test("the profile and each of its keys are how the mock answers", async () => {
  const { page } = await open();
  expect(await ask()).toMatchObject({ state: 1, credit: 4 });
  await press(page, "observed");
  expect(await ask()).toMatchObject({ state: true, credit: 92, credit_change: -4 });
  const choose = (key: string, value: string) =>
    change(page, () => page.getByRole("combobox", { name: key, exact: true }).selectOption(value));
  await choose("httpStatus", "ok");
  expect(await ask({ APIKey: "wrong" })).toMatchObject({ httpStatus: 200, state: false, status: 421 });
  await choose("statusKey", "status_code");
  expect(await ask({ APIKey: "wrong" })).toMatchObject({ status_code: 421 });
  await press(page, "documented");
  const plain = await ask();
  expect(plain).toMatchObject({ state: 1, credit: 4 });
  expect(plain).not.toHaveProperty("credit_change");
  expect(await statusOf({ Email: "nobody@example.com" })).toBe(420);
});

test("a fault of probability 1 meets each call, of next to nothing none, and a removed one no more", async () => {
  const { page } = await open();
  const added = page.locator("#faults [data-item=new]");
  await added.getByLabel("Fault").selectOption("html-502");
  await added.getByLabel("Probability (0–1)").fill("1");
  await press(page, "Add", "#faults");
  expect([await statusOf(), await statusOf()]).toEqual([502, 502]);
  const probability = page.getByLabel("html-502: Probability (0–1)");
  await probability.fill("0.000001");
  await press(page, "Set", "#faults");
  expect(await statusOf()).toBe(200);
  await probability.fill("1");
  await press(page, "Set", "#faults");
  expect(await statusOf()).toBe(502);
  await press(page, "Remove html-502", "#faults");
  expect(await statusOf()).toBe(200);
  expect(await mock.control.faults()).toEqual([]);
});

test("the page shows what the mock refuses, which changes nothing", async () => {
  const { page, takeProblems } = await open();
  await page.getByLabel("latency: Value (ms)").fill("soon");
  await page.getByRole("button", { name: "Queue latency as the next answer" }).click();
  await page.locator("#report", { hasText: "Failed: 400" }).waitFor();
  expect(await statusOf()).toBe(200);
  expect(takeProblems()).toEqual([expect.stringContaining("status of 400")]);
});

test("a field that is being edited is left alone while requests arrive", async () => {
  const { page } = await open();
  const credits = page.getByLabel("Credits of #1 e…@email.com");
  await credits.fill("77");
  await ask();
  await page.locator("#journal-rows tr").waitFor();
  expect(await credits.inputValue()).toBe("77");
  expect(await page.evaluate("document.activeElement.name")).toBe("credits");
});
