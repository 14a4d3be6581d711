// @module-tag chromium
// What is set on the dashboard in Chromium is what the next call of the API meets.

import { createMockControl } from "@remo-kit/mock-server";
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { press, untilLive, useDashboard } from "./testing/dashboard.ts";

const { mock, ask, open } = await useDashboard();
const statusOf = async (fields?: object) => (await ask(fields)).httpStatus;

/** As a reader does it who is asked whether they are sure. */
const acceptDialogs = (page: Page) => page.on("dialog", (dialog) => void dialog.accept());

test("credits that are set decide whether a video is accepted", async () => {
  const { page } = await open();
  const credits = page.getByLabel("Credits of #1 e…@email.com");
  await credits.fill("3");
  await press(page, "Set", "#accounts");
  expect(await ask()).toMatchObject({ httpStatus: 422, credit: 3 });
  await credits.fill("4");
  await press(page, "Set", "#accounts");
  expect(await statusOf()).toBe(200);
  await page.locator("#accounts input[name=credits][value='0']").waitFor();
});

test("an account that is added is let in, and one that is removed is not", async () => {
  const { page } = await open();
  acceptDialogs(page);
  const account = { Email: "new@example.com", UserKey: "new-user", APIKey: "new-api" };
  expect(await statusOf(account)).toBe(420);
  await page.getByText("Add or replace an account").click();
  const form = page.locator("#accounts details");
  await form.getByLabel("E-mail").fill(account.Email);
  await form.getByLabel("User key").fill(account.UserKey);
  await form.getByLabel("API key").fill(account.APIKey);
  await press(page, "Add", "#accounts");
  expect(await statusOf(account)).toBe(200);
  await press(page, "Remove #2 n…@example.com and its jobs");
  expect(await statusOf(account)).toBe(420);
});

test("an advance of the clock takes from what a job has to wait, until it is done", async () => {
  await mock.control.changeProfile({ repeatIsCharged: false }); // A repeated uuid then gives its own job.
  const { page } = await open();
  const { uuid, wait_time } = await ask();
  await press(page, "+10 s");
  const later = await ask({ uuid });
  expect(later).toMatchObject({ file_exist: true });
  expect(later.wait_time).toBeLessThanOrEqual((wait_time as number) - 10);
  const other = await ask();
  await press(page, "+60 s");
  expect(await ask({ uuid: other.uuid })).toMatchObject({ wait_time: 0 });
  const last = await ask();
  const row = page.locator("#jobs tr", { hasText: String(last.uuid) }); // Another may still show what it had to wait.
  await row.locator("[data-job]", { hasText: " s" }).waitFor();
  await press(page, "until all are ready");
  expect(await ask({ uuid: last.uuid })).toMatchObject({ file_exist: true, wait_time: 0 });
  await vi.waitFor(async () => {
    const remaining = await page.locator("#jobs [data-job]").allTextContents();
    expect(remaining).toEqual(["ready", "ready", "ready"]);
  });
});

test("a faster clock has a job done sooner, also before the reader's eyes", async () => {
  await mock.control.changeProfile({ repeatIsCharged: false });
  const { page } = await open();
  const { uuid } = await ask();
  await page.getByLabel("Speed (1 = real time)").fill("1000");
  await press(page, "Set", "#jobs");
  await vi.waitFor(async () => expect(await ask({ uuid })).toMatchObject({ wait_time: 0 }));
  await page.locator("#jobs [data-job]", { hasText: "ready" }).waitFor();
});

async function state() {
  const { control } = mock;
  const [accounts, jobs, next, faults] = await Promise.all([
    control.accounts(),
    control.jobs(),
    control.nextAnswers(),
    control.faults(),
  ]);
  const { name } = await control.profile();
  const { scale } = await control.clock();
  return {
    accounts,
    uuids: jobs.map(({ uuid }) => uuid),
    next,
    faults,
    name,
    scale,
    journal: await control.journal(),
  };
}

test("a reset that is confirmed leaves the mock as at its start, one that is not leaves it", async () => {
  const { page } = await open();
  const atStart = await state();
  await ask();
  await mock.control.setProfile("observed");
  await mock.control.setTimeScale(60);
  await mock.control.setFaults([{ fault: "html-502" }]);
  await mock.control.next({ scenario: "hang" });
  const before = await state();
  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  expect(await state()).toEqual(before);
  acceptDialogs(page);
  await press(page, "Reset");
  expect(await state()).toEqual(atStart);
  expect(await ask()).toMatchObject({ httpStatus: 200, state: 1, file_exist: false });
});

test("what is done in one tenant is done in no other", async () => {
  const { page } = await open();
  await page.getByLabel("Tenant").fill("blue");
  await page.getByRole("button", { name: "Open" }).click();
  await page.waitForURL(/tenant=blue/);
  await untilLive(page);
  await page.getByLabel("Credits of #1 e…@email.com").fill("0");
  await press(page, "Set", "#accounts");
  const ofBlue = { "x-remo-mock-tenant": "blue" };
  expect([(await ask({}, ofBlue)).httpStatus, await statusOf()]).toEqual([422, 200]);
  await page.locator("#journal-rows tr").waitFor();
  expect(await page.locator("#journal-rows tr").count()).toBe(1);
  await createMockControl(mock.url, { tenant: "blue" }).reset();
});
