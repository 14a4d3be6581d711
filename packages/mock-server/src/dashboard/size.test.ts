import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { guardedMock } from "./test-support.ts";

const limit = 60_000;

const built = (file: string) =>
  readFile(new URL(`../../dist/assets/dashboard/${file}`, import.meta.url)).catch(() => {
    throw new Error(`dist has no ${file}: build the mock first, with npm run setup.`);
  });

const size = (files: readonly Uint8Array[]) => files.reduce((sum, { length }) => sum + length, 0);

test("the dashboard is small: as it is without the client, and compressed with it", async () => {
  const [style, script, client] = await Promise.all(
    ["dashboard.css", "dashboard.js", "client.js"].map(built),
  );
  for (const language of ["en", "ko"]) {
    const page = Buffer.from(await (await guardedMock().page(`/__mock?lang=${language}`)).arrayBuffer());
    const files = [page, style as Buffer, script as Buffer];
    const compressed = [...files, client as Buffer].map((file) => gzipSync(file));
    console.log(
      `Dashboard (${language}): ${size(files)} bytes plain, ${size(compressed)} gzipped with the client.`,
    );
    expect(size(files)).toBeLessThan(limit);
    expect(size(compressed)).toBeLessThan(limit);
  }
});
