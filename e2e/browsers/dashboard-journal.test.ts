// @module-tag chromium
// The live journal of the dashboard in Chromium, and the code that it gives to copy.

import { execFile, spawnSync } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { demoAccount, startMockServer } from "@remo-kit/mock-server";
import { expect, onTestFinished, test } from "vitest";
import { sampleVideo } from "../testing/loopback.ts";
import { projectWith } from "../testing/project.ts";
import { typeProblems } from "../testing/type-check.ts";
import { visibleText } from "./testing/browser.ts";
import { askFor, press, queue, startOther, untilLive, useDashboard } from "./testing/dashboard.ts";

const { mock, ask, open, openAt } = await useDashboard();
const uuid = "0b9c1d2e-1111-4222-8333-944455556666";

test("a request is shown when it has arrived, newest first, with its outcome", async () => {
  const { page } = await open();
  expect(await page.getByText("No request yet.").isVisible()).toBe(true);
  await ask({ uuid });
  const rows = page.locator("#journal-rows tr");
  await rows.getByText(uuid).waitFor({ timeout: 5000 });
  await ask({ Email: "nobody@example.com" });
  await rows.nth(1).waitFor({ timeout: 5000 });
  expect(await rows.allTextContents()).toEqual([
    expect.stringContaining("420 user-not-identified"),
    expect.stringContaining("200 accepted"),
  ]);
  expect(await page.getByText("No request yet.").isVisible()).toBe(false);
});

test("a request that is pressed shows all that the journal has of it", async () => {
  const { page } = await open();
  await ask({ uuid });
  await page.locator("#journal-rows button").click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const [entry] = await mock.control.journal();
  const { video, ...fields } = entry ?? {};
  expect(video).toMatchObject({ bytes: 20, container: "mp4" });
  const shown = await visibleText(dialog.locator("dl"));
  for (const value of [...Object.values(fields), ...Object.values(video ?? {})])
    expect(shown).toContain(String(value));
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("the filter leaves the rows that have its words, also of those that come later", async () => {
  const { page } = await open();
  await page.getByLabel("Journal: Filter").fill("User-Not");
  await ask();
  await ask({ Email: "nobody@example.com" });
  const rows = page.locator("#journal-rows tr");
  await rows.nth(1).waitFor({ state: "attached" });
  expect(await rows.filter({ visible: true }).allTextContents()).toEqual([expect.stringContaining("420")]);
  await page.getByLabel("Journal: Filter").fill("");
  expect(await rows.filter({ visible: true }).count()).toBe(2);
});

test("a journal that is cleared is empty for the control API, too", async () => {
  const { page } = await open();
  page.on("dialog", (dialog) => void dialog.accept());
  await ask();
  await page.locator("#journal-rows tr").waitFor();
  await press(page, "Clear");
  expect(await mock.control.journal()).toEqual([]);
  await page.getByText("No request yet.").waitFor();
});

test("the page says that a mock is gone, and goes on when it is back", async () => {
  const first = await startOther({});
  const { page, takeProblems } = await openAt(first.url);
  await page.goto(`${first.url}/__mock`);
  await untilLive(page);
  await first.close(0);
  await page.locator("#live[data-state=gone]").waitFor();
  const second = await startMockServer({ port: first.port });
  onTestFinished(() => second.close(0));
  await askFor(second, { uuid });
  await untilLive(page);
  await page.locator("#journal-rows").getByText(uuid).waitFor();
  for (const problem of takeProblems()) expect(problem).toMatch(/net::ERR_/);
});

const run = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

test("the copied curl, client code and test are those of the answer, and do what they say", async () => {
  const { page, context } = await open();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await queue(page, "not-enough-credits");
  await ask({ uuid });
  await page.locator("#journal-rows button").click();
  const copy = async (name: string) => {
    await page.getByRole("button", { name: `Copy: ${name}` }).click();
    await page.getByText("Copied", { exact: true }).last().waitFor();
    return page.evaluate<string>("navigator.clipboard.readText()");
  };
  const [curl, code, test] = [await copy("curl"), await copy("Client code"), await copy("vitest test")];
  await page.close(); // The type check below stops the mock, which is in this process, for seconds: a page would complain.
  const config = { "vitest.config.js": "export default {};" };
  const project = await projectWith({
    "curl.sh": curl,
    "code.mts": code,
    "copied.test.ts": test,
    ...config,
  });
  onTestFinished(project.remove);
  const files = ["code.mts", "copied.test.ts"].map(project.pathOf);
  expect(typeProblems(files)).toEqual([]);
  const cwd = dirname(project.pathOf("curl.sh"));
  await copyFile(sampleVideo, project.pathOf("kick.mp4"));
  const { email, userKey, apiKey } = demoAccount;
  const env = { ...process.env, REMO_EMAIL: email, REMO_USER_KEY: userKey, REMO_API_KEY: apiKey };
  await mock.control.clearJournal();
  if (hasCurl) {
    const { stdout } = await run("sh", ["curl.sh"], { cwd, env });
    expect(JSON.parse(stdout)).toMatchObject({ state: false, status: 422 });
    const [entry] = await mock.control.journal();
    expect(entry).toMatchObject({ uuid, status: 422, video: { bytes: 54_013 } });
  }
  const { default: ts } = await import("typescript");
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: 99, target: 99 } });
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", outputText], { cwd, env });
  expect(stdout).toContain("code: 422");
  const { stdout: report } = await run("npx", ["vitest", "run", "--root", cwd, "copied"], { cwd });
  expect(report).toContain("1 passed");
});
