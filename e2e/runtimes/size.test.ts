import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Bundle, bundleClient, entry } from "../../bench/lib/bundle-client.ts";

const size = ({ files }: Bundle, names: readonly string[]) =>
  names.reduce((sum, name) => sum + gzipSync(files.get(name) as string).length, 0);

test("the client is no larger than promised, openapi-fetch included: what a page loads up front, and all of it", async () => {
  const inOne = (left: RegExp) => bundleClient({ splitting: false, left });
  const [split, whole, withJobs] = await Promise.all([
    bundleClient(),
    inOne(/error-texts-|run-job-|clock-/),
    inOne(/error-texts-/),
  ]);
  const manifest = new URL(import.meta.resolve("@remo-kit/client/package.json"));
  const {
    sizeLimit: limit,
    wholeLimit,
    jobsLimit,
  } = JSON.parse(await readFile(manifest, "utf8"))["remo-kit"];
  const upFront = size(split, split.upFront);
  const accepted = size(split, split.accepted);
  const all = size(whole, [entry]);
  const jobs = size(withJobs, [entry]) - all;
  console.log(`Client, min+gzip: ${upFront} bytes up front (limit ${limit}), ${accepted} after an accepted call,
    ${all} in one file for all platforms, without the texts of errors (limit ${wholeLimit}) and jobs that wait: ${jobs} (limit ${jobsLimit}).`);
  expect(split.upFront.map((name) => split.files.get(name)).join()).not.toContain("setRequestHeader");
  expect(split.accepted.map((name) => split.files.get(name)).join()).toContain("setRequestHeader");
  expect(upFront).toBeLessThanOrEqual(limit);
  expect(whole.files.get(entry)).toContain("setRequestHeader");
  expect(all).toBeLessThanOrEqual(wholeLimit);
  expect(jobs).toBeLessThanOrEqual(jobsLimit);
});

test("the metrics and their score are in no page that does not import them, and alone they bring no client", async () => {
  const textOf = ({ files }: Bundle) => [...files.values()].join("");
  const [page, chart] = await Promise.all([
    bundleClient(),
    bundleClient({ wanted: (name) => name === "scoreSoccer" }),
  ]);
  expect(textOf(page)).not.toContain("laterMaximum");
  expect(textOf(chart)).toContain("laterMaximum");
  expect(textOf(chart)).not.toContain("RemoError");
});
