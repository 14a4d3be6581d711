import { expect, test } from "vitest";
import { objectOf, readSuccess } from "./answer.ts";
import { receipt } from "./receipt.ts";

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const body = { state: 1, uuid, wait_time: 11, file_exist: false, message: "", credit: 4 };

test.each<[string, object | undefined]>([
  ['{"a":1}', { a: 1 }],
  ['\ufeff{"a":"\ufeff"}', { a: "\ufeff" }],
  ['{"\ufeffa":1}', { "\ufeffa": 1 }],
  ["{a:1}", undefined],
  ["", undefined],
  ['"text"', undefined],
  ["1", undefined],
  ["null", undefined],
  ["[1]", undefined],
])("of the body %j the object is %j", (given, object) => {
  expect(objectOf(given)).toEqual(object);
});

const problemOf = (given: object, httpStatus = 200, finalUrl?: string) =>
  readSuccess({ httpStatus, text: JSON.stringify(given), finalUrl }, uuid, receipt).problem;

test.each<[object, number, string | undefined]>([
  [body, 200, undefined],
  [{ ...body, state: true }, 200, undefined],
  [{ ...body, wait_time: 0 }, 200, undefined],
  [{ ...body, uuid: uuid.toUpperCase() }, 200, undefined],
  [{ ...body, state: 0 }, 200, "says that it failed"],
  [{ ...body, state: false }, 200, "says that it failed"],
  [{ ...body, state: "1" }, 200, "`state` is missing or not as it must be"],
  [body, 299, undefined],
  [body, 300, "has the code 300"],
  [{ ...body, status: 299 }, 200, undefined],
  [{ ...body, status: "300" }, 200, "has the code 300"],
  [{ ...body, status_code: 300 }, 200, "has the code 300"],
  [{ ...body, status: [421] }, 200, undefined],
  [{ ...body, status: null }, 200, undefined],
  [{ ...body, uuid: [uuid] }, 200, "`uuid` is missing or not as it must be"],
  [{ ...body, uuid: undefined }, 200, "`uuid` is missing or not as it must be"],
  [{ ...body, credit: "4" }, 200, "`credit` is missing or not as it must be"],
  [[body], 200, "is no JSON object"],
])("what keeps %j with HTTP %d from being a success: %s", (given, httpStatus, problem) => {
  expect(problemOf(given, httpStatus)).toBe(problem);
});

test("an answer from where a browser was led by a redirect is no success", () => {
  expect(problemOf(body, 200, "https://other.test")).toBe("comes from elsewhere");
});
