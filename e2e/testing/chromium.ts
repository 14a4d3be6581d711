import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const named = process.env.CHROMIUM_PATH;

/** The browser of this machine; none is downloaded. */
export const chromiumPath = (named ? [named] : usual).find(existsSync);

export const noChromium = named
  ? `No Chromium was found at CHROMIUM_PATH, ${named}.`
  : "No Chromium was found. Install it (apt-get install chromium), or set CHROMIUM_PATH.";

/** Nothing but loopback is reached, by the browser's own services either; the profile is new and thrown away. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** @throws Error that says how to get a Chromium, if there is none. */
export async function launchChromium(): Promise<Browser> {
  if (!chromiumPath) throw new Error(noChromium);
  return chromium.launch({ executablePath: chromiumPath, args: flags });
}
