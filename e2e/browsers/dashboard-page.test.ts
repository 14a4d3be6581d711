// @module-tag chromium
// The dashboard as a page in Chromium: its language, looks, size, and what it keeps to itself.

import { expect, test, vi } from "vitest";
import { overflow, seriousViolations } from "./testing/axe.ts";
import { visibleText } from "./testing/browser.ts";
import { askFor, press, queue, startOther, untilLive, useDashboard } from "./testing/dashboard.ts";
import { screens } from "./testing/screens.ts";

const { mock, ask, open, openAt } = await useDashboard();

test("the language is the browser's, until one is chosen, which is remembered", async () => {
  const { page } = await open({ locale: "ko-KR" });
  expect(await page.locator("html").getAttribute("lang")).toBe("ko");
  await page.getByRole("heading", { name: "요청 기록" }).waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { name: "Journal" }).waitFor();
  await page.goto(`${mock.url}/__mock`);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.goto(`${mock.url}/__mock?lang=ko&tenant=red`);
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/tenant=red/);
  await page.getByRole("heading", { name: "Journal" }).waitFor();
});

test("what comes live is in the page's language, too", async () => {
  const { page } = await open({ query: "?lang=ko" });
  await ask();
  await page.getByRole("button", { name: "모두 완료될 때까지" }).and(page.locator(":enabled")).waitFor();
  await press(page, "모두 완료될 때까지");
  await page.locator("#jobs [data-job]", { hasText: "완료" }).waitFor();
});

test("dark or light is as the system has it, until it is chosen, which is remembered", async () => {
  const { page } = await open({ colorScheme: "dark" });
  const lightnessOfText = () =>
    page.evaluate<number>("Number(getComputedStyle(document.body).color.match(/\\d+/)[0])");
  expect(await lightnessOfText()).toBeGreaterThan(200);
  await page.getByRole("button", { name: "Dark or light" }).click();
  expect(await lightnessOfText()).toBeLessThan(80);
  await page.reload();
  expect(await lightnessOfText()).toBeLessThan(80);
});

const looks = (["en", "ko"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    (["desktop", "phone"] as const).map((screen) => ({ language, colorScheme, screen })),
  ),
);

test.each(looks)(
  "axe finds nothing serious in $language, $colorScheme, on a $screen, and it fits the screen",
  async ({ language, colorScheme, screen }) => {
    await ask();
    await askFor(mock, { Email: "nobody@example.com" });
    await mock.control.next({ scenario: "hang" });
    await mock.control.setFaults([{ fault: "latency", value: "1-2", probability: 0.5 }]);
    const viewport = screens[screen];
    const query = `?lang=${language}`;
    const { page } = await open({ query, colorScheme, viewport, reducedMotion: "reduce" });
    expect(await seriousViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.locator("#journal-rows button").first().click();
    await page.getByRole("dialog").waitFor();
    if (screen === "desktop") expect(await seriousViolations(page), "with the dialog open").toEqual([]);
    expect(await overflow(page), "with the dialog open").toBe(0);
    await page.keyboard.press("Escape");
    await mock.control.finishJob(1);
    await page.locator("[data-open='jobs/1']").click();
    await page.locator("#dialog svg").last().waitFor();
    expect(await seriousViolations(page), "with a job open").toEqual([]);
    expect(await overflow(page), "with a job open").toBe(0);
  },
);

test("all that a browser loads until a video was sent is less than 60 kB", async () => {
  const { page, context } = await open();
  const session = await context.newCDPSession(page);
  const loaded: number[] = [];
  session.on("Network.loadingFinished", ({ encodedDataLength }) => loaded.push(encodedDataLength));
  await session.send("Network.enable");
  await page.reload();
  await untilLive(page);
  const video = { name: "small.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(100) };
  await page.setInputFiles("#drop input", video);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.locator("#send-result h3").waitFor();
  // The page, its style, its script, the client, and the answer; the stream of events has no end.
  await vi.waitFor(() => expect(loaded.length).toBeGreaterThanOrEqual(5));
  const total = loaded.reduce((sum, bytes) => sum + bytes, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThan(60_000);
});

test("no key that was sent or typed is in the page, nor more of an e-mail address than its domain", async () => {
  const secrets = { email: "visitor@secret.example", userKey: "s3cret-user", apiKey: "s3cret-api" };
  await mock.control.putAccount({ ...secrets, credits: 8 });
  const { page } = await open();
  await askFor(mock, { Email: secrets.email, UserKey: secrets.userKey, APIKey: secrets.apiKey });
  await mock.control.next({ scenario: "hang", email: secrets.email });
  await page.locator("#journal-rows button").click();
  await page.getByRole("dialog").waitFor();
  await page.locator("#queue li").waitFor();
  const content = await page.content();
  expect(content).toContain("v…@secret.example");
  for (const secret of ["visitor@", secrets.userKey, secrets.apiKey]) expect(content).not.toContain(secret);
});

test("with a control token the page asks for it, keeps it in its tab alone, and then works", async () => {
  const token = "s3cret-control-token";
  const locked = await startOther({ controlToken: token });
  const { page, context, takeProblems } = await openAt(locked.url);
  await page.goto(`${locked.url}/__mock`);
  await page.getByRole("heading", { name: "The control token is needed" }).waitFor();
  const enter = async (text: string) => {
    await page.getByLabel("Control token").fill(text);
    await page.getByRole("button", { name: "Open" }).click();
  };
  await enter("wrong");
  await page.getByText("That is not the token of this mock.").waitFor();
  await enter(token);
  await untilLive(page);
  await queue(page, "processing-error");
  expect(await askFor(locked)).toMatchObject({ httpStatus: 550 });
  await page.reload();
  await untilLive(page);
  expect(await page.content()).not.toContain(token);
  expect(page.url()).not.toContain(token);
  expect(JSON.stringify(await context.storageState())).not.toContain(token);
  expect(await context.cookies()).not.toContainEqual(expect.objectContaining({ value: token }));
  for (const problem of takeProblems()) expect(problem).toContain("status of 401");
  const other = await context.newPage();
  await other.goto(`${locked.url}/__mock`);
  await other.getByRole("heading", { name: "The control token is needed" }).waitFor();
  expect(takeProblems()).toHaveLength(1);
});

test.each([
  ["en", "The dashboard is disabled", "with a token"],
  ["ko", "대시보드를 사용할 수 없습니다", "토큰을 지정하거나"],
])(
  "where other machines can come, without a token, it says in %s that it is disabled",
  async (lang, title, how) => {
    const exposed = await startOther({ host: "0.0.0.0" });
    const url = `http://127.0.0.1:${exposed.port}`;
    const { page, takeProblems } = await openAt(url);
    await page.goto(`${url}/__mock?lang=${lang}`);
    await page.getByRole("heading", { name: title }).waitFor();
    expect(await visibleText(page.locator("main"))).toContain(how);
    expect(await visibleText(page.locator("main"))).toContain("--control-token TOKEN");
    expect(await seriousViolations(page)).toEqual([]);
    expect(takeProblems()).toEqual([expect.stringContaining("status of 403")]);
    expect(await askFor({ url })).toMatchObject({ httpStatus: 200 });
  },
);
