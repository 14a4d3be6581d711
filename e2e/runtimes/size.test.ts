import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Bundle, bundleClient, entry } from "../../bench/lib/bundle-client.ts";

const size = ({ files }: Bundle, names: readonly string[]) =>
  names.reduce((sum, name) => sum + gzipSync(files.get(name) as string).length, 0);

test("the client is no larger than promised, openapi-fetch included: what a page loads up front, and all of it", async () => {
  const [split, whole] = await Promise.all([
    bundleClient(),
    bundleClient({ splitting: false, texts: false }),
  ]);
  const manifest = new URL(import.meta.resolve("@remo-kit/client/package.json"));
  const { sizeLimit: limit, wholeLimit } = JSON.parse(await readFile(manifest, "utf8"))["remo-kit"];
  const upFront = size(split, split.upFront);
  const accepted = size(split, split.accepted);
  const all = size(whole, [entry]);
  console.log(`Client, min+gzip: ${upFront} bytes up front (limit ${limit}), ${accepted} after an accepted call,
    ${all} in one file for all platforms, without the texts of errors (limit ${wholeLimit}).`);
  expect(split.upFront.map((name) => split.files.get(name)).join()).not.toContain("setRequestHeader");
  expect(split.accepted.map((name) => split.files.get(name)).join()).toContain("setRequestHeader");
  expect(upFront).toBeLessThanOrEqual(limit);
  expect(whole.files.get(entry)).toContain("setRequestHeader");
  expect(all).toBeLessThanOrEqual(wholeLimit);
});
