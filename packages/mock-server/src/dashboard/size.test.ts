import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { demoAccount } from "../options.ts";
import { scenarios } from "../scenarios.ts";
import { guardedMock } from "./test-support.ts";

const limit = 60_000;

const built = (file: string) =>
  readFile(new URL(`../../dist/assets/dashboard/${file}`, import.meta.url)).catch(() => {
    throw new Error(`dist has no ${file}: build the mock first, with npm run setup.`);
  });

const size = (files: readonly Uint8Array[]) => files.reduce((sum, { length }) => sum + length, 0);

/** The page of a mock that so many videos were sent to. */
async function pageAfter(videos: number, language: string): Promise<Uint8Array> {
  const { page, analyse } = guardedMock(undefined, { accounts: [{ ...demoAccount, credits: 1000 }] });
  for (let sent = 0; sent < videos; sent += 1) await analyse({ uuid: randomUUID() });
  return Buffer.from(await (await page(`/__mock?lang=${language}`)).arrayBuffer());
}

const [style, script, client] = await Promise.all([
  built("dashboard.css"),
  built("dashboard.js"),
  built("client.js"),
]);

test.each(["en", "ko"])(
  "in %s it is small: compressed, with the client and as much as it ever shows",
  async (language) => {
    const compressed = [await pageAfter(100, language), style, script, client].map((file) => gzipSync(file));
    console.log(`Dashboard (${language}), full: ${size(compressed)} bytes compressed, with the client.`);
    expect(size(compressed)).toBeLessThan(limit);
  },
);

test.each(["en", "ko"])(
  "in %s it is small: as it is, without the client, after a few requests",
  async (language) => {
    const plain = [await pageAfter(5, language), style, script];
    console.log(`Dashboard (${language}), 5 requests: ${size(plain)} bytes plain, without the client.`);
    expect(size(plain)).toBeLessThan(limit);
  },
);

test("each category of scenarios has a colour in the style sheet", () => {
  const categories = new Set([...scenarios.values()].map(({ category }) => category));
  expect(categories.size).toBeGreaterThanOrEqual(6);
  for (const category of categories) expect(String(style)).toContain(`.text-${category}{color:`);
});
