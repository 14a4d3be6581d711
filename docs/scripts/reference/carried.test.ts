import { ambiguities, metrics, openApiDocument, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { carriedHoles, carriedOf, carriedPage } from "./carried.ts";
import { editionOf } from "./words.ts";

const file = "packages/contract-tests/src/cases/analysis-soccer-result.ts";
const cases = [
  { title: "analysis-failed is a typed error", facts: ["F109"], file },
  { title: "a finished analysis has a result (A29)", facts: ["F105", "F107"], file },
];
const suite = { file: "a.test.ts", source: 'test("an empty body (A26)", () => {});' };
const carried = carriedOf(openApiDocument, cases, [suite]);

test("every open question, every error of every operation and every metric has its row", () => {
  const known = operationList.flatMap(({ slug, errors }) =>
    Object.entries(errors).map(([code, error]) => `${slug} ${code} ${error}`),
  );
  expect(carried.ambiguities.map(({ ambiguity }) => ambiguity)).toEqual(Object.keys(ambiguities));
  expect(carried.errors.map(({ operation, code, error }) => `${operation} ${code} ${error}`)).toEqual(known);
  expect(carried.metrics).toHaveLength(metrics.soccer.length);
});

test("a question is carried by its places, its probe, and the tests that name it, or else those of its facts", () => {
  const row = (id: string) => carried.ambiguities.find(({ ambiguity }) => ambiguity === id);
  expect(row("A26")).toMatchObject({ answers: ["missing-result"], tests: ["an empty body (A26)"] });
  expect(row("A29")).toMatchObject({ tests: ["a finished analysis has a result (A29)"] });
  expect(row("A32")).toMatchObject({ answers: ["nothing"], tests: ["analysis-failed is a typed error"] });
  expect(row("A24")?.spec).toEqual([expect.stringContaining("spelling")]);
});

test("an error is proven by the cases of its own operation", () => {
  const of = (operation: string) =>
    carried.errors.find((row) => row.operation === operation && row.code === "520");
  expect(of("analysis-soccer-result")?.tests).toEqual(["analysis-failed is a typed error"]);
  expect(carriedHoles(carried)).toContain(
    "analysis-failed analysis-soccer-score 520 has nothing in the column tests.",
  );
});

test("an empty column is a hole, whichever it is", () => {
  const [metric] = carried.metrics;
  const empty = { ambiguities: [], errors: [], metrics: metric ? [{ ...metric, spec: [] }] : [] };
  expect(carriedHoles(empty)).toEqual([
    "soccer stepping_foot_position before_impact has nothing in the column spec.",
  ]);
});

test("the page leads to each of them in both languages", () => {
  for (const language of ["en", "ko"] as const) {
    const page = carriedPage(carried, editionOf(language));
    expect(page).toContain("](metrics.md#kick-right-hip-x-impact)");
    expect(page).toContain("[520 analysis-failed](error-codes.md#520-analysis-failed)");
    expect(page).toContain("`missing-result`");
  }
});
