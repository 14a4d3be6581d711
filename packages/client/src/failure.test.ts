import { expect, test } from "vitest";
import { brokenOff, followed, refusalOf } from "./failure.ts";
import { isInt, isText } from "./fields.ts";
import { type Answer, successOf } from "./receipt.ts";

const context = {
  url: "https://api.test/api/analysis-soccer",
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  docs: "http://docs.test/ko" as string | undefined,
  success: {
    wait_time: (value: unknown) => isInt(value) && (value as number) >= 0,
    file_exist: (value: unknown) => typeof value === "boolean",
    credit: isInt,
    message: isText,
  },
  redact: (text: string) => text.replaceAll("secret", "[redacted]"),
};
/** What a call makes of an answer. */
const classify = (answer: Answer, about: typeof context) =>
  successOf(answer, about.uuid, about.success) ?? refusalOf(answer, about);

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
  expect(classify({ httpStatus: 200, body: { ...receipt, state } }, context)).toEqual({
    ...receipt,
    state,
  });
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
  expect(error).toMatchObject({ name: "RemoApiError", code: 533, meaning: undefined, docsUrl: undefined });
});

test.each([
  ["HTML", 502, "<html>Bad Gateway</html>"],
  ["an empty body", 504, undefined],
  ["the status of a documented code", 413, "<html>Request Entity Too Large</html>"],
  ["foreign JSON", 400, { error: "bad request" }],
  ["a redirect", 308, ""],
])("what no API answer is comes from a gateway (N6): %s", (_, httpStatus, body) => {
  expect(classify({ httpStatus, body }, context)).toMatchObject({
    name: "RemoGatewayError",
    httpStatus,
  });
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
  ["another uuid", 200, { ...receipt, uuid: "00000000-0000-4000-8000-000000000000" }],
  ["a wait_time beyond whole numbers", 200, { ...receipt, wait_time: 1e300 }],
  ["failure without a code", 200, { state: false, message: "no" }],
  ["failure with code 200", 200, { state: false, message: "no", status: 200 }],
  ["state inherited", 200, Object.create({ state: 1 })],
])("what claims to be an answer and is none is a protocol error: %s", (_, httpStatus, body) => {
  expect(classify({ httpStatus, body }, context)).toMatchObject({
    name: "RemoProtocolError",
    httpStatus,
  });
});

test("a refusal has all that the catalogue knows", () => {
  expect(
    classify({ httpStatus: 422, body: { state: 0, message: "no", status: 422, credit: 3 } }, context),
  ).toMatchObject({
    code: 422,
    category: "account",
    meaning: { en: "not enough credits", ko: "크리딧 부족" },
    advice: { en: expect.any(String), ko: expect.any(String) },
    retry: "after-fix",
    docsUrl: "http://docs.test/ko/error-codes.html#422-not-enough-credits",
    credit: 3,
    message: expect.stringContaining(context.uuid),
  });
});

test("what a server wrote is redacted and shortened", () => {
  const page = `<html>${"secret ".repeat(500)}</html>`;
  const error = classify({ httpStatus: 502, body: page }, context) as unknown as { excerpt: string };
  expect(error.excerpt).toMatch(/^<html>\[redacted\] /);
  expect(error.excerpt.length).toBe(200);
  expect(
    classify({ httpStatus: 400, body: { state: 0, status: 400, message: "bad secret" } }, context),
  ).toMatchObject({
    apiMessage: "bad [redacted]",
  });
});

test.each([
  ["https://api.test/api/analysis-soccer", "set `baseUrl` to https://api.test"],
  ["/elsewhere", "redirects to https://api.test/elsewhere"],
  ["https://api.test/x?key=1", "redirects to https://api.test/x,"],
])("a redirect to %s is named, with what to configure (E01, N4)", (location, text) => {
  const error = classify({ httpStatus: 308, body: "", location }, context) as Error;
  expect(error).toMatchObject({ name: "RemoGatewayError", message: expect.stringContaining(text) });
});

test("a number that is no code is not shown as one", () => {
  const error = classify(
    { httpStatus: 400, body: { state: 0, status: 123_456_789, message: "no" } },
    context,
  );
  expect(error).toMatchObject({ name: "RemoApiError", code: 400 });
});

test("a cause that leads back to itself ends", () => {
  const cause = new Error("round") as Error & { cause?: unknown };
  cause.cause = cause;
  expect(brokenOff(cause, true, context)).toMatchObject({ name: "RemoNetworkError", mayHaveArrived: true });
});

test.each(["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT"])(
  "%s in a fetch's cause means that nothing was sent",
  (code) => {
    const error = new TypeError("fetch failed", { cause: Object.assign(new Error("inner"), { code }) });
    expect(brokenOff(error, true, context)).toMatchObject({ mayHaveArrived: false });
  },
);

test.each([{ status: 421 }, { status_code: 550 }])("a success that carries a code is none: %j", (code) => {
  expect(classify({ httpStatus: 200, body: { ...receipt, ...code } }, context)).toMatchObject({
    name: "RemoProtocolError",
    message: expect.stringContaining("has the code"),
  });
});

test("a success may carry 200, as a sibling API's does (E03)", () => {
  expect(classify({ httpStatus: 200, body: { ...receipt, status_code: 200 } }, context)).toHaveProperty(
    "wait_time",
  );
});

test("a code in digits is that code", () => {
  const body = { state: 0, status_code: "421", message: "wrong" };
  expect(classify({ httpStatus: 400, body }, context)).toMatchObject({ name: "RemoApiError", code: 421 });
});

test("a redirect with a JSON body is still a redirect", () => {
  const location = "https://other.test/api/analysis-soccer/";
  const error = classify({ httpStatus: 308, body: { state: 0, message: "moved" }, location }, context);
  expect(error).toMatchObject({
    name: "RemoGatewayError",
    message: expect.stringContaining("`baseUrl` to https://other.test "),
  });
});

test("a certificate that is not trusted is named", () => {
  const cause = Object.assign(new Error("self-signed"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  expect(brokenOff(cause, false, context)).toMatchObject({
    message: expect.stringContaining("No connection (DEPTH_ZERO_SELF_SIGNED_CERT)"),
  });
});

const where = `(POST ${context.url}, uuid ${context.uuid})`;

test.each<[string, Answer, string]>([
  ["a refusal", { httpStatus: 421, body: refusal }, "The API refused with code 421: wrong APIKey"],
  [
    "a code that is not documented",
    { httpStatus: 533, body: { ...refusal, status: 533 } },
    "The API refused with code 533: not documented",
  ],
  [
    "a state that is none",
    { httpStatus: 200, body: { ...refusal, state: "ok" } },
    "The answer's `state` is none of 1, 0, true, false; whether credits were used is unknown",
  ],
  [
    "no code",
    { httpStatus: 200, body: { state: 0 } },
    "The answer claims failure, but names no code; whether credits were used is unknown",
  ],
  [
    "a success that is none",
    { httpStatus: 200, body: { ...receipt, credit: "4" } },
    "The answer claims success, but `credit` is missing or not as it must be; whether credits were used is unknown",
  ],
  [
    "a success with a code",
    { httpStatus: 200, body: { ...receipt, state: true, status: 300 } },
    "The answer claims success, but has the code 300; whether credits were used is unknown",
  ],
  [
    "an empty success",
    { httpStatus: 204, body: " \n" },
    "HTTP 204 came with an empty body; whether credits were used is unknown",
  ],
  [
    "a page as success",
    { httpStatus: 200, body: "<p>" },
    "HTTP 200 came with a body that is no answer of the API; whether credits were used is unknown",
  ],
  [
    "a gateway",
    { httpStatus: 502, body: "<p>" },
    "HTTP 502 with a body that is not the API's: from a proxy or another server",
  ],
  [
    "a gateway that says nothing",
    { httpStatus: 300, body: undefined },
    "HTTP 300 with an empty body: from a proxy or another server",
  ],
  [
    "a redirect",
    { httpStatus: 308, body: "", location: "https://api.test//" },
    "HTTP 308 redirects to https://api.test//, which was not followed because the body carries the keys; if that is right, set `baseUrl` to https://api.test",
  ],
  [
    "a redirect that a browser hides",
    { httpStatus: 0, body: "" },
    "The server redirects, to where a browser does not tell; it was not followed because the body carries the keys",
  ],
])("the message says what came back and what it means: %s", (_, answer, text) => {
  expect((classify(answer, context) as Error).message).toBe(`${text} ${where}`);
});

test("the message of a redirect that a browser followed says what to do", () => {
  const error = followed("https://other.test/secret", 200, context);
  expect(error).toMatchObject({ name: "RemoGatewayError", httpStatus: 200, excerpt: "" });
  expect(error.message).toBe(
    `The browser followed a redirect to https://other.test/[redacted], with the keys in the body; set \`baseUrl\` so that none happens ${where}`,
  );
});

test.each<[unknown, number]>([
  [300, 300],
  [999, 999],
  ["422", 422],
  [299, 400],
  [1000, 400],
  ["4220", 400],
  [" 422", 400],
  [[422], 400],
  [true, 400],
  [422.5, 400],
])("of a status %j the code is %d", (status, code) => {
  expect(classify({ httpStatus: 400, body: { state: 0, status } }, context)).toMatchObject({ code });
});

test("what a refusal leaves out, or has of another type, is left out", () => {
  const body = { state: 0, status: 422, message: { secret: 1 }, credit: "100" };
  expect(classify({ httpStatus: 422, body }, context)).toMatchObject({ apiMessage: "", credit: undefined });
});

test.each([
  [200, "RemoApiError"],
  [299, "RemoApiError"],
  [300, "RemoGatewayError"],
  [399, "RemoGatewayError"],
  [400, "RemoApiError"],
])("a refusal with a location and HTTP %d is a %s", (httpStatus, name) => {
  const answer = { httpStatus, body: refusal, location: "https://other.test/" };
  expect(classify(answer, context)).toMatchObject({ name });
});

test("an excerpt has its white space joined, and says nothing of JSON that is nested too deep", () => {
  const excerptOf = (body: unknown) =>
    (classify({ httpStatus: 502, body }, context) as unknown as { excerpt: string }).excerpt;
  expect(excerptOf("\n <p>Bad\r\n\t gateway </p>\n")).toBe("<p>Bad gateway </p>");
  expect(excerptOf({ error: "bad" })).toBe('{"error":"bad"}');
  expect(excerptOf(JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`))).toBe("");
});

test("without another place, the docs are the mock's", () => {
  expect(classify({ httpStatus: 421, body: refusal }, { ...context, docs: undefined })).toMatchObject({
    docsUrl: "http://127.0.0.1:4010/docs/en/error-codes.html#421-wrong-api-key",
  });
});
