import { expect, test } from "vitest";
import { objectOf, successProblem } from "./receipt.ts";

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const body = { state: 1, uuid, credit: 4 };
const success = { credit: (value: unknown) => typeof value === "number" };

test.each<[unknown, object | undefined]>([
  ['{"a":1}', { a: 1 }],
  ['\ufeff{"a":"\ufeff"}', { a: "\ufeff" }],
  ['{"\ufeffa":1}', { "\ufeffa": 1 }],
  [{ a: 1 }, { a: 1 }],
  ["{a:1}", undefined],
  ["", undefined],
  ['"text"', undefined],
  ["1", undefined],
  ["null", undefined],
  ["[1]", undefined],
  [[1], undefined],
  [undefined, undefined],
])("of the body %j the object is %j", (given, object) => {
  expect(objectOf(given)).toEqual(object);
});

test.each<[object, number, string | undefined]>([
  [body, 200, undefined],
  [{ ...body, state: true }, 200, undefined],
  [{ ...body, uuid: uuid.toUpperCase() }, 200, undefined],
  [{ ...body, state: 0 }, 200, "`state` is not 1"],
  [{ ...body, state: "1" }, 200, "`state` is not 1"],
  [body, 299, undefined],
  [body, 300, "has the code 300"],
  [{ ...body, status: 299 }, 200, undefined],
  [{ ...body, status: "300" }, 200, "has the code 300"],
  [{ ...body, status_code: 300 }, 200, "has the code 300"],
  [{ ...body, status: [421] }, 200, undefined],
  [{ ...body, status: null }, 200, undefined],
  [{ ...body, uuid: [uuid] }, 200, "`uuid` is missing or not as it must be"],
  [{ ...body, credit: "4" }, 200, "`credit` is missing or not as it must be"],
])("what keeps %j with HTTP %d from being a success: %s", (given, httpStatus, problem) => {
  expect(successProblem(given as never, httpStatus, uuid, success)).toBe(problem);
});

test("a success that answers no uuid is none", () => {
  expect(successProblem(body, 200, undefined, success)).toBe("`uuid` is missing or not as it must be");
});
