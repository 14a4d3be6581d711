import { expect, test } from "vitest";
import { specProblems } from "./spec-check.ts";

const refusal = { state: false, credit: 100, message: "wrong APIKey", status: 421 };
const answer = { path: "/api/analysis-soccer", status: 421, contentType: "application/json; charset=utf-8" };

test("a valid answer has no problems", () => {
  expect(specProblems({ ...answer, body: refusal })).toEqual([]);
});

test("a code that is not documented is checked against the default response", () => {
  expect(specProblems({ ...answer, status: 533, body: { ...refusal, status: 533 } })).toEqual([]);
  expect(specProblems({ ...answer, status: 533, body: {} })).not.toEqual([]);
});

test.each([
  [{ body: { ...refusal, status: "421" } }, "body/status must be integer"],
  [{ body: { ...refusal, state: 1 } }, "body/state"],
  [{ body: "<html>" }, "must be object"],
  [{ body: refusal, status: 200 }, "must have required property 'wait_time'"],
  [{ body: refusal, contentType: "text/html" }, "content type text/html"],
  [{ body: refusal, contentType: null }, "content type none"],
  [{ body: refusal, path: "/api/analysis-golf" }, "the spec has no POST /api/analysis-golf"],
])("a wrong answer is named: %j", (change, problem) => {
  expect(specProblems({ ...answer, ...change }).join("; ")).toContain(problem);
});
