import { operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { schemaProblems } from "./schema.ts";

const soccer = operationOf("analyzeSoccer");
const receipt = {
  state: 1,
  wait_time: 11,
  file_exist: false,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  message: "success",
  credit: 4,
};

test("the page's own answer is valid (F15)", () => {
  expect(schemaProblems(soccer, "success", receipt)).toEqual([]);
});

test("the page's own refusal is valid (F16)", () => {
  const refusal = { state: false, credit: 100, message: "error from front image decoding b64", status: 413 };
  expect(schemaProblems(soccer, "refusal", refusal)).toEqual([]);
});

test.each([
  [{ ...receipt, wait_time: "11" }, "/wait_time"],
  [{ ...receipt, uuid: undefined }, "/uuid"],
  [{ ...receipt, state: 2 }, "/state"],
])("what is wrong is named by its place: %j", (body, place) => {
  const problems = schemaProblems(soccer, "success", JSON.parse(JSON.stringify(body)));
  expect(problems.map((problem) => problem.place)).toContain(place);
});

test("what has none of the fields is another answer, and one problem", () => {
  const result = operationOf("getSoccerResult");
  for (const body of [{ state: true, status: 534, message: "x" }, { result: { any: 1 } }])
    expect(schemaProblems(result, "success", body)).toMatchObject([
      { place: "answer", received: JSON.stringify(body) },
    ]);
});
