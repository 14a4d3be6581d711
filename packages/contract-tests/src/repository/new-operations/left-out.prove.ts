// Each file and each row of a new operation is needed: without it a check fails, and says what is missing.

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RegistryName, registryNames } from "./testing/overlay.ts";
import { openScratch, type Phase, run, type Scratch, writeRegistry } from "./testing/scratch.ts";

let scratch: Scratch;

beforeAll(async () => {
  scratch = await openScratch();
  await run(scratch, "record");
}, 120_000);

afterAll(() => scratch?.remove());

/** What the check says that failed; undefined if none did. */
const failure = (phase: Phase): Promise<string | undefined> =>
  run(scratch, phase).then(
    () => undefined,
    (error: Error) => error.message,
  );

const checks: { readonly [Name in RegistryName]: Phase } = {
  client: "types of the client",
  mock: "types of the mock",
  cases: "types of the cases",
};

describe.each(registryNames)("without a row in the registry of %s", (name) => {
  test.each(["analyzeRowing", "getRowingResult", "getRowingAngles"])(
    "%s is missed by the types",
    { timeout: 60_000 },
    async (id) => {
      await writeRegistry(
        scratch.folder,
        name,
        scratch.rows.filter((row) => row.id !== id),
      );
      try {
        expect(await failure(checks[name])).toMatch(new RegExp(`Property '${id}' is missing in type`));
      } finally {
        await writeRegistry(scratch.folder, name, scratch.rows);
      }
    },
  );
});

const page = "openapi/pages/rowing/analysis-rowing";

/** What is left out, what then fails, and what it says; the record last, because it is made anew for each. */
const files: readonly (readonly [file: string, fails: Phase, says: string | RegExp])[] = [
  ["packages/client/src/operations/analysis-rowing.ts", "types of the client", "'./analysis-rowing.ts'"],
  ["packages/mock-server/src/operations/analysis-rowing.ts", "types of the mock", "'./analysis-rowing.ts'"],
  ["packages/contract-tests/src/cases/analysis-rowing.ts", "types of the cases", "'./analysis-rowing.ts'"],
  ["openapi/pages/rowing/facts.yaml", "record", "facts.yaml"],
  ["openapi/pages/rowing/ambiguities.yaml", "record", "ambiguities.yaml"],
  ["openapi/pages/rowing/evidence.yaml", "record", "evidence.yaml"],
  [`${page}/operation.yaml`, "record", "operation.yaml"],
  [`${page}/request.yaml`, "record", "request.yaml"],
  [`${page}/answer.yaml`, "record", "answer.yaml"],
  [`${page}/errors.yaml`, "record", "errors.yaml"],
  [`${page}/ko.yaml`, "record", "ko.yaml"],
  [`${page}/examples/request.json`, "record", "examples/ has no file for request."],
  [`${page}/examples/accepted.json`, "record", "examples/ has no file for accepted."],
  [`${page}/examples/file-exists.json`, "record", "examples/ has no file for file-exists."],
  [`${page}/samples/curl.sh`, "record", "samples/ has no file for curl.sh."],
  [`${page}/samples/client.ts`, "record", "samples/ has no file for client.ts."],
  [`${page}/samples/fetch.ts`, "record", "samples/ has no file for fetch.ts."],
  [`${page}/samples/python.py`, "record", "samples/ has no file for python.py."],
];

test.each(files)("without %s the step fails: %s", { timeout: 60_000 }, async (file, phase, says) => {
  const path = join(scratch.folder, file);
  const text = await readFile(path);
  await rm(path);
  try {
    expect(await failure(phase)).toMatch(says);
  } finally {
    await writeFile(path, text);
  }
});

test("with all of them every step passes", { timeout: 240_000 }, async () => {
  for (const phase of ["record", "packages"] as const) expect(await failure(phase)).toBeUndefined();
});
