// @module-tag chromium
// A job on the dashboard in Chromium: what is done with it, and what it shows.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { change, press, useDashboard } from "./testing/dashboard.ts";

const { mock, ask, open } = await useDashboard();
const { control } = mock;

const openJob = async (page: Page, id: number) => {
  await page.locator(`[data-open='jobs/${id}']`).click();
  await page.getByRole("heading", { name: `Job ${id}` }).waitFor();
};
const gauges = (page: Page) => page.locator("#dialog li > svg");
const resultOf = async (id: number) => Object.values((await control.job(id)).answers)[0] as Result;
type Result = { readonly [metric: string]: { readonly [phase: string]: number } };

test("a job is finished and another fails from their rows, for the API and before the reader's eyes", async () => {
  const { page } = await open();
  await ask();
  await ask();
  await press(page, "Finish now #1");
  const row = page.locator("#jobs tr[data-key='1']");
  await row.getByText("ready", { exact: true }).waitFor();
  expect(await row.getByRole("button", { name: "Finish now #1" }).isDisabled()).toBe(true);
  expect(await control.job(1)).toMatchObject({ state: "done" });
  await press(page, "Fail #2");
  await page.locator("tr[data-key='2']").getByText("failed", { exact: true }).waitFor();
  expect(await control.job(2)).toMatchObject({ state: "failed", failure: "analysis-failed" });
});

test("what a job measured is shown with value, ideal range and score, as its reads answer", async () => {
  await ask();
  await control.finishJob(1);
  const own = { ...(await resultOf(1)), kick_right_hip_x: { impact: 165.5 } };
  await control.setJobResult(1, own);
  const { page } = await open();
  await openJob(page, 1);
  const metrics = page.locator("#dialog li");
  const values = Object.values(own).flatMap((phases) => Object.values(phases));
  expect(await metrics.count()).toBe(values.length);
  expect(await gauges(page).count()).toBe(values.length);
  const last = metrics.filter({ hasText: "kick_right_hip_x.impact" });
  expect(await last.textContent()).toMatch(/165\.5°\/s5\.5 \/ 10.*ideal from 170/s);
  await page.getByText("This result was set through the control API.").waitFor();
});

test("the details of a job follow it: it is finished by another, fails, and is done by the clock", async () => {
  const { page } = await open();
  await ask();
  await ask();
  await openJob(page, 1);
  expect(await gauges(page).count()).toBe(0);
  await control.finishJob(1);
  await gauges(page).last().waitFor();
  expect(await page.evaluate("document.activeElement.id")).toBe("dialog-title");
  await press(page, "Fail #1", "#dialog");
  await page.locator("#dialog").getByText("analysis-failed").waitFor();
  expect(await gauges(page).count()).toBe(0);
  await page.keyboard.press("Escape");
  await openJob(page, 2);
  await control.setTimeScale(1000);
  await gauges(page).last().waitFor();
});

test("a result of one's own is set as JSON; what is wrong with it is said; it is taken back", async () => {
  await ask();
  await control.finishJob(1);
  const made = await resultOf(1);
  const { page, takeProblems } = await open();
  await openJob(page, 1);
  await page.getByText("Set a result of your own").click();
  const text = page.getByRole("textbox", { name: "Set a result of your own" });
  expect(JSON.parse(await text.inputValue())).toEqual(made);
  const set = page.locator("#dialog").getByRole("button", { name: "Set", exact: true });
  for (const [wrong, why] of [
    ["{", "The body is not JSON"],
    [JSON.stringify({ ...made, colour: 1 }), "`colour` is unknown"],
  ] as const) {
    await text.fill(wrong);
    await set.click();
    const report = page.getByRole("status").filter({ hasText: why });
    await report.click({ trial: true }); // Nothing lies over it.
  }
  expect(takeProblems()).toHaveLength(2);
  const own = { ...made, kick_right_hip_x: { impact: 1 } };
  await text.fill(JSON.stringify(own));
  await change(page, () => set.click());
  expect(await resultOf(1)).toEqual(own);
  await press(page, "Take it back", "#dialog");
  expect(await resultOf(1)).toEqual(made);
});

test("with a keyboard alone, a job is finished and looked into, and the reader stays at its row", async () => {
  const { page } = await open();
  await ask();
  const finish = page.locator("tr[data-key='1'] [form=finish]");
  await finish.focus();
  await change(page, () => page.keyboard.press("Enter"));
  await page.locator("tr[data-key='1'] [form=finish]:disabled").waitFor();
  expect(await page.evaluate("document.activeElement.dataset.open")).toBe("jobs/1");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await gauges(page).last().waitFor();
  await page.keyboard.press("Escape");
  expect(await page.evaluate("document.activeElement.dataset.open")).toBe("jobs/1");
});
