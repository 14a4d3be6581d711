import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { holes, traces } from "./trace.ts";

const suite = `
contract("a new uuid is accepted", { facts: ["F01", "F15"], credits: 4 }, async () => {});
contract(
  \`code \${entry.code} is a typed error\`,
  { facts: ["F18"], mock: true },
  async () => {},
);
test.runIf(python)("the page's sample works (F21)", async () => {});
`;
const table = traces(openApiDocument as never, [suite]);
const row = (fact: string) => table.find((trace) => trace.fact === fact);

test("a fact is traced from the spec to examples, scenarios and tests", () => {
  expect(row("F15")).toEqual({
    fact: "F15",
    spec: ["#/paths/~1api~1analysis-soccer/post/responses/200"],
    examples: ["accepted", "file-exists"],
    scenarios: ["accepted", "file-exists"],
    tests: ["a new uuid is accepted"],
    docs: ["reference/en/facts.md#f15", "reference/ko/facts.md#f15"],
  });
});

test("a field leads to the refusals that it can cause", () => {
  expect(row("F05")).toMatchObject({ examples: ["request"], scenarios: ["no-input-data", "wrong-api-key"] });
});

test("a test is found by its list of facts and by its title", () => {
  expect(row("F18")?.tests).toEqual(["code … is a typed error"]);
  expect(row("F21")?.tests).toEqual(["the page's sample works (F21)"]);
});

test("an empty column is a hole, unless it is known", () => {
  expect(holes(table, {})).toContain("F20 has nothing in the column tests.");
  expect(holes(table, { F20: { tests: "nobody wrote one yet" } })).not.toContain(
    "F20 has nothing in the column tests.",
  );
});

test("a known hole that is filled must leave the list", () => {
  expect(holes(table, { F15: { tests: "nobody wrote one yet" } })).toContain(
    "F15 has something in the column tests: take it out of traceability-gaps.yaml.",
  );
});
