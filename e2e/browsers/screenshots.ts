// Takes the pictures of the READMEs and of the docs: `npm run screenshots`.

import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createRemoClient } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";
import { demoAccount, type MockServer, startMockServer } from "@remo-kit/mock-server";
import type { Page } from "playwright-core";
import { launchChromium } from "../testing/chromium.ts";
import { sampleVideo } from "../testing/loopback.ts";
import { screens } from "./testing/screens.ts";

type Picture = {
  readonly path: string;
  readonly screen?: keyof typeof screens;
  readonly colorScheme?: "light" | "dark";
  /** Until then it is not as it is to be seen. */
  readonly ready?: (page: Page) => Promise<unknown>;
};

const sent = (button: string) => async (page: Page) => {
  await page.locator("#live[data-state=live]").waitFor();
  await page.getByRole("button", { name: button }).click();
  await page.locator(".outcome[data-kind=success]").waitFor();
  await page.locator("#journal-rows tr.new").waitFor();
};

const pictures: { readonly [file: string]: Picture } = {
  "dashboard-en.png": { path: "/__mock?lang=en", ready: sent("Send the sample video") },
  "dashboard-ko.png": { path: "/__mock?lang=ko", ready: sent("샘플 영상 보내기") },
  "dashboard-phone-ko.png": {
    path: "/__mock?lang=ko",
    screen: "phone",
    colorScheme: "dark",
    ready: (page) => page.locator("#live[data-state=live]").waitFor(),
  },
  "error-codes-en.png": { path: "/docs/en/error-codes.html" },
};

/** Bytes; more is too much to load for a README. */
const most = 250_000;

const uuidOf = (digit: number) => "xxxxxxxx-xxxx-4000-8000-xxxxxxxxxxxx".replaceAll("x", String(digit));

/** What there is to be seen: each kind of answer, a queued answer, a fault, and a second account. */
async function makeTraffic({ url, control }: MockServer): Promise<void> {
  const video = await openVideo(sampleVideo);
  const send = (digit: number, change: object = {}) => {
    const remo = createRemoClient({ ...demoAccount, baseUrl: url, ...change });
    return remo.analyzeSoccer.safe({ video, height: 170, uuid: uuidOf(digit) });
  };
  await control.putAccount({ email: "tester@example.com", userKey: "user", apiKey: "api", credits: 12 });
  await send(1);
  await send(1);
  await send(2, { apiKey: "another" });
  await control.next({ scenario: "not-enough-credits" });
  await send(3);
  await control.next({ scenario: "html-502" });
  await send(4);
  await control.advance(8);
  await send(5);
  await control.setFaults([{ fault: "html-504", probability: 0.02 }]);
  await control.next({ scenario: "processing-error", times: 2, uuid: uuidOf(6) });
}

const folder = new URL("../../docs/images/", import.meta.url);
await mkdir(folder, { recursive: true });
const browser = await launchChromium();
for (const [file, { path, screen = "desktop", colorScheme = "light", ready }] of Object.entries(pictures)) {
  const mock = await startMockServer({ port: 0 });
  await makeTraffic(mock);
  const page = await browser.newPage({ viewport: screens[screen], colorScheme, reducedMotion: "reduce" });
  await page.goto(`${mock.url}${path}`);
  await ready?.(page);
  await page.evaluate("document.fonts.ready");
  const target = fileURLToPath(new URL(file, folder));
  await page.screenshot({ path: target, animations: "disabled" });
  await page.close();
  await mock.close(0);
  const { size } = await stat(target);
  if (size > most) throw new Error(`${file} has ${size} bytes, which is more than ${most}.`);
  console.log(`docs/images/${file}  ${Math.round(size / 1000)} kB`);
}
await browser.close();
