import { readFile } from "node:fs/promises";
import { objectsOf } from "@remo-kit/openapi";
import * as v from "valibot";
import { expect, test } from "vitest";
import words from "../../dashboard/words.json" with { type: "json" };
import { scenarios as table } from "../../scenarios.ts";
import operationTexts from "../table/operation-texts.json" with { type: "json" };
import { table as rows } from "../table/operations.ts";
import { schemas } from "../table/schemas.ts";
import { controlDescription, exampleOf } from "./description.ts";
import texts from "./texts.json" with { type: "json" };

type Described = {
  readonly paths: { readonly [path: string]: { readonly [method: string]: { operationId: string } } };
};

const en = controlDescription("en");
const ko = controlDescription("ko");
function* textsOf(texts: object): Iterable<[string, string]> {
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === "string") yield [name, text];
    else yield* textsOf(text);
  }
}
const places = (document: object) => [...objectsOf(document as never)];

test("each operation of the table is described, and no other", () => {
  const { paths } = en as Described;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`,
    ),
  );
  expect(described.sort()).toEqual(rows.map(({ id, method, path }) => `${id}: ${method} ${path}`).sort());
});

test("the two languages differ in their texts alone", () => {
  const words = ["title", "summary", "description"];
  const bare = (document: object) =>
    JSON.parse(JSON.stringify(document), (key, value) =>
      words.includes(key) && typeof value === "string" ? "" : value,
    );
  expect(bare(ko)).toEqual(bare(en));
});

test.each([
  ["en", en, /^[^가-힣]+$/],
  ["ko", ko, /[가-힣]/],
])("every text of the description in %s is in that language", (_, document, language) => {
  for (const { node, pointer } of places(document)) {
    for (const word of ["summary", "description"]) {
      if (typeof node[word] === "string") expect(node[word], `${pointer}/${word}`).toMatch(language);
    }
  }
});

test("each property, parameter and answer has a text", () => {
  const silent = places(en).filter(({ pointer, node }) => {
    const inner = /\/schemas\/(Scenario|JournalEntry)\/properties\/(fault|video|text)\/properties\//.test(
      pointer,
    );
    const named = /\/schemas\/\w+\/properties\/\w+$|\/responses\/\w+$|\/parameters\/\w+$/.test(pointer);
    return named && !inner && !("$ref" in node) && typeof node.description !== "string";
  });
  expect(silent.map(({ pointer }) => pointer)).toEqual([]);
});

test("each text of a field is of one that there is", () => {
  const known = Object.entries(schemas).flatMap(([name, schema]) =>
    Object.keys("entries" in schema ? schema.entries : {}).flatMap((field) => [field, `${name}.${field}`]),
  );
  expect(Object.keys(texts.en.fields).filter((field) => !known.includes(field))).toEqual([]);
});

test.each([
  ["the description", texts],
  ["the operations", operationTexts],
  ["the dashboard", words],
])("the texts of %s are the same in both languages, and those in Korean are Korean", (_, { en, ko }) => {
  const [english, korean] = [en, ko].map((texts) => [...textsOf(texts)]) as [
    [string, string][],
    [string, string][],
  ];
  expect(korean.map(([name]) => name)).toEqual(english.map(([name]) => name));
  const untranslated = korean.filter(([, text]) => !/[가-힣]/.test(text)).map(([name]) => name);
  expect(untranslated.filter((name) => !["otherLanguage", "operation", "asCurl"].includes(name))).toEqual([]);
});

test("each reference leads somewhere", () => {
  const pointers = new Set(places(en).map(({ pointer }) => pointer));
  for (const { node } of places(en)) if (typeof node.$ref === "string") expect(pointers).toContain(node.$ref);
});

test("each body has an example, which fits it", () => {
  const bodies = rows.filter(({ body }) => body);
  expect(bodies.length).toBeGreaterThan(5);
  for (const { id, body } of bodies) expect(v.is(body as v.GenericSchema, exampleOf(id)), id).toBe(true);
});

test("every request that is not a probe can be refused for its input and by the guard", () => {
  for (const { node } of places(en)) {
    if (!("operationId" in node)) continue;
    const codes = Object.keys(node.responses as object);
    const isProbe = ["health", "ready"].includes(node.operationId as string);
    expect(codes.filter((code) => ["400", "401", "403"].includes(code))).toHaveLength(isProbe ? 0 : 3);
  }
});

test("the file for the docs has every scenario, in both languages", async () => {
  const file = new URL("../../../generated/scenarios.json", import.meta.url);
  const { scenarios } = JSON.parse(await readFile(file, "utf8"));
  expect(scenarios.map(({ name }: { name: string }) => name)).toEqual([...table.keys()]);
  for (const { text } of scenarios)
    expect(text).toEqual({ en: expect.any(String), ko: expect.stringMatching(/[가-힣]/) });
});
