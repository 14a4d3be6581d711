import { expect, test } from "vitest";
import { objectIn } from "./json.ts";
import { receipt } from "./receipt.ts";
import { readSuccess } from "./success.ts";

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const body = { state: 1, uuid, wait_time: 11, file_exist: false, message: "", credit: 4 };

test.each<[string, object | undefined]>([
  ['{"a":1}', { a: 1 }],
  [' \n{"a":1}\t', { a: 1 }],
  ['\ufeff{"a":"\ufeff"}', { a: "\ufeff" }],
  ['{"\ufeffa":1}', { "\ufeffa": 1 }],
  ['{"a":"}"}x', { a: "}" }],
  ['{"a":"\\"}"}}', { a: '"}' }],
  ['{"a":"\\\\"}"', { a: "\\" }],
  ['{"a":{"b":[{}]}}{"c":1}', { a: { b: [{}] } }],
  ["{a:1}", undefined],
  ['{"a":1', undefined],
  ['{"a":"', undefined],
  ["{", undefined],
  ["", undefined],
  ['"text"', undefined],
  ["1", undefined],
  ["null", undefined],
  ["[1]", undefined],
  ["[1]{}", undefined],
  ["x{}", undefined],
])("of the text %j the object is %j", (given, object) => {
  expect(objectIn(given)?.body).toEqual(object);
});

test("a long text that has no end is read once", () => {
  expect(objectIn(`{"a":"${'\\"'.repeat(500_000)}`)).toBe(undefined);
  expect(objectIn("{".repeat(1_000_000))).toBe(undefined);
});

const read = (given: object, httpStatus = 200, finalUrl?: string) =>
  readSuccess(
    { httpStatus, text: JSON.stringify(given), headers: {}, finalUrl },
    { uuid, redact: (text) => text, scale: 1 },
    receipt,
  );

test.each<[object, number, string | undefined]>([
  [body, 200, undefined],
  [body, 299, undefined],
  [body, 300, "has the code 300"],
  [body, 199, "has the code 199"],
  [{ ...body, state: 0 }, 200, "says that it failed"],
  [{ ...body, state: "False" }, 200, "says that it failed"],
  [{ ...body, status: 421 }, 200, undefined],
  [{ ...body, state: undefined, status: 299 }, 200, undefined],
  [{ ...body, state: undefined, status: "300" }, 200, "has the code 300"],
  [{ ...body, state: "ok", status_code: 300 }, 200, "has the code 300"],
  [{ state: 1 }, 200, undefined],
  [{ message: "ok" }, 200, "has nothing of what a success has"],
  [{ uuid, message: "ok" }, 200, "has nothing of what a success has"],
  [{ credit: 4 }, 200, "has nothing of what a success has"],
  [{ uuid, credit: 4 }, 200, undefined],
  [{ file_exist: 0 }, 200, undefined],
  [{ wait_time: "x" }, 200, "has nothing of what a success has"],
  [[body], 200, "is no JSON object"],
])("what keeps %j with HTTP %d from being a success: %s", (given, httpStatus, problem) => {
  expect(read(given, httpStatus).problem).toBe(problem);
});

test("an answer from where a browser was led by a redirect is no success", () => {
  expect(read(body, 200, "https://other.test").problem).toBe("comes from elsewhere");
});
