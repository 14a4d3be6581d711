// Each file and each row of a new operation is needed: without it a check fails, and says what is missing.

import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overlayOf, type RegistryName, registries, registryNames } from "./testing/overlay.ts";
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

const paths = [...(await overlayOf(fileURLToPath(new URL("../../../", import.meta.url)))).keys()];

describe.each(registryNames)("in %s", { timeout: 60_000 }, (name) => {
  test("each row that is not there is missed by the types", async () => {
    await writeRegistry(scratch.folder, name, []);
    try {
      const message = await failure(checks[name]);
      expect(message).toMatch(/is missing the following properties from type/);
      for (const { id } of scratch.rows) expect(message).toMatch(new RegExp(`: .*\\b${id}\\b`));
    } finally {
      await writeRegistry(scratch.folder, name, scratch.rows);
    }
  });

  test("each file that is not there is missed by the types", async () => {
    const folder = dirname(registries[name]);
    const own = paths.filter((path) => path.startsWith(folder) && !path.endsWith("/rowing.ts"));
    expect(own).toHaveLength(3);
    const message = await failureWithout(own, checks[name]);
    for (const path of own) expect(message).toContain(`'./${basename(path)}'`);
  });
});

test("the file of the family in the mock is missed by the types", { timeout: 60_000 }, async () => {
  const own = paths.filter((path) => path.endsWith("/rowing.ts"));
  expect(await failureWithout(own, checks.mock)).toContain("'./rowing.ts'");
});

/** What the record says where a file is not there. */
const says = (path: string): string => {
  const [, folder, name] = /\/(examples|samples)\/(.*?)(?:\.json)?$/.exec(path) ?? [];
  return folder ? `${folder}/ has no file for ${name}.` : basename(path);
};

test.each(paths.filter((path) => path.startsWith("openapi/")))(
  "without %s the record is none",
  { timeout: 60_000 },
  async (path) => expect(await failureWithout([path], "record")).toContain(says(path)),
);

async function failureWithout(files: readonly string[], phase: Phase): Promise<string | undefined> {
  const left = files.map((file) => join(scratch.folder, file));
  const texts = await Promise.all(left.map((path) => readFile(path)));
  await Promise.all(left.map((path) => rm(path)));
  try {
    return await failure(phase);
  } finally {
    await Promise.all(left.map((path, at) => writeFile(path, texts[at] ?? "")));
  }
}

test("with all of them every step passes", { timeout: 240_000 }, async () => {
  for (const phase of ["record", "packages"] as const) expect(await failure(phase)).toBeUndefined();
});
