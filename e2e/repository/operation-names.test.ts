import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { strayNames } from "./testing/operation-names.ts";

const root = new URL("../../", import.meta.url);

/** Tests say the right value; all else goes by the table. */
const isTest = (file: string) => /\.test\.tsx?$|(^|\/)(test-\w+\.ts$|testing\/|mutants\/)/.test(file);

test.each([
  "openapi/generate/",
  "openapi/lint/",
  "packages/client/src/",
  "packages/mock-server/src/",
  "packages/contract-tests/src/",
])("in %s only an operation's own file and that of its family name it", async (folder) => {
  const files = (await readdir(new URL(folder, root), { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !isTest(file),
  );
  expect(files.length).toBeGreaterThan(3);
  const strays = files.map(async (file) =>
    strayNames(`${folder}${file}`, await readFile(new URL(`${folder}${file}`, root), "utf8")),
  );
  expect((await Promise.all(strays)).flat()).toEqual([]);
});

test.each([
  ["a slug", 'const slug = "analysis-soccer";'],
  ["a path", "post(`/api/analysis-soccer-result`)"],
  ["an operationId", 'methods["analyzeSoccer"]()'],
  ["the head of a template", "const url = `/api/analysis-soccer$" + "{query}`"],
])("%s in another file is found", (_, source) => {
  expect(strayNames("src/request/send.ts", source)).toEqual([
    expect.stringMatching(/^src\/request\/send\.ts:1 names /),
  ]);
});

test("an operation's own file, and that of its family, may name it; no other operation's may", () => {
  const source = 'export const name = "analysis-soccer";';
  expect(strayNames("src/operations/analysis-soccer.ts", source)).toEqual([]);
  expect(strayNames("src/operations/soccer.ts", source)).toEqual([]);
  expect(strayNames("src/operations/analysis-soccer-result.ts", source)).not.toEqual([]);
  expect(strayNames("src/operations/registry.ts", 'export * from "./analysis-soccer.ts";')).toEqual([]);
});
