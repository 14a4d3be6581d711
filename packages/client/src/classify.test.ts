import { expect, test } from "vitest";
import { classify } from "./classify.ts";

const context = { url: "https://api.test/api/analysis-soccer", uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca" };
const receipt = {
  state: 1,
  wait_time: 11,
  file_exist: false,
  uuid: context.uuid,
  message: "success",
  credit: 4,
};
const refusal = { state: false, credit: 100, message: "wrong APIKey", status: 421 };

test.each([1, true])("state %j is a receipt (A01)", (state) => {
  expect(classify({ httpStatus: 200, body: { ...receipt, state } }, context)).toEqual({ ...receipt, state });
});

test.each([
  ["HTTP status = code", 421, refusal],
  ["state 0", 421, { ...refusal, state: 0 }],
  ["HTTP 200 with a failure body", 200, refusal],
  ["HTTP class only", 400, refusal],
  ["status_code", 400, { state: false, message: "wrong APIKey", status_code: 421 }],
  ["no code but the status line's", 421, { state: false, message: "wrong APIKey" }],
])("a refusal is understood: %s", (_, httpStatus, body) => {
  expect(classify({ httpStatus, body }, context)).toMatchObject({
    name: "RemoApiError",
    code: 421,
    apiMessage: "wrong APIKey",
    httpStatus,
    uuid: context.uuid,
  });
});

test("a code that is not documented is still the API's refusal", () => {
  const error = classify({ httpStatus: 533, body: { ...refusal, status: 533 } }, context);
  expect(error).toMatchObject({ name: "RemoApiError", code: 533, entry: undefined });
});

test.each([
  ["HTML", 502, "<html>Bad Gateway</html>"],
  ["an empty body", 504, undefined],
  ["the status of a documented code", 413, "<html>Request Entity Too Large</html>"],
  ["foreign JSON", 400, { error: "bad request" }],
  ["a redirect", 308, ""],
])("what no API answer is comes from a gateway (N6): %s", (_, httpStatus, body) => {
  expect(classify({ httpStatus, body }, context)).toMatchObject({ name: "RemoGatewayError", httpStatus });
});

test.each([
  ["a page", 200, "<html></html>"],
  ["nothing", 200, undefined],
  ["an array", 200, [receipt]],
  ["another state", 200, { ...receipt, state: "ok" }],
  ["success on an error status", 421, receipt],
  ["wait_time as text", 200, { ...receipt, wait_time: "11" }],
  ["a negative wait_time", 200, { ...receipt, wait_time: -1 }],
  ["no uuid", 200, { ...receipt, uuid: undefined }],
  ["file_exist as a number", 200, { ...receipt, file_exist: 1 }],
  ["no credit", 200, { ...receipt, credit: undefined }],
  ["no message", 200, { ...receipt, message: undefined }],
  ["failure without a code", 200, { state: false, message: "no" }],
])("what claims to be an answer and is none is a protocol error: %s", (_, httpStatus, body) => {
  expect(classify({ httpStatus, body }, context)).toMatchObject({ name: "RemoProtocolError", httpStatus });
});
