import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Bundle, bundleClient, entry } from "../../bench/lib/bundle-client.ts";

const size = ({ files }: Bundle, names: readonly string[]) =>
  names.reduce((sum, name) => sum + gzipSync(files.get(name) as string).length, 0);

test("what a page loads of the client up front is no larger than promised, openapi-fetch included", async () => {
  const [split, whole] = await Promise.all([bundleClient(), bundleClient({ splitting: false })]);
  const manifest = new URL(import.meta.resolve("@remo-kit/client/package.json"));
  const limit: number = JSON.parse(await readFile(manifest, "utf8"))["remo-kit"].sizeLimit;
  const upFront = size(split, split.upFront);
  const accepted = size(split, split.accepted);
  console.log(`Client, min+gzip: ${upFront} bytes up front (limit ${limit}), ${accepted} after an accepted call,
    ${size(whole, [entry])} with all that failures and other platforms need, in one file.`);
  expect(split.upFront.map((name) => split.files.get(name)).join()).not.toContain("setRequestHeader");
  expect(split.accepted.map((name) => split.files.get(name)).join()).toContain("setRequestHeader");
  expect(upFront).toBeLessThanOrEqual(limit);
});
