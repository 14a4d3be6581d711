import { operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { type HttpAnswer, readSuccess } from "./answer.ts";
import { brokenOff, type FailureContext, failureOf } from "./failure.ts";
import { receipt as reader } from "./receipt.ts";

const context = {
  operation: operationOf("analyzeSoccer"),
  url: "https://api.test/api/analysis-soccer",
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  docs: "http://docs.test/ko" as string | undefined,
  redact: (text: string) => text.replaceAll("secret", "[redacted]"),
} satisfies FailureContext;

/** An answer whose body is text, or else is written as JSON. */
type Given = Omit<HttpAnswer, "text"> & { readonly body: unknown };
/** What a call makes of an answer: what came over the wire, or an error. */
function classify({ body, ...rest }: Given, about: FailureContext) {
  const answer = { ...rest, text: typeof body === "string" ? body : (JSON.stringify(body) ?? "") };
  const { result, problem } = readSuccess(answer, `${about.uuid}`, reader);
  return result?.raw ?? failureOf(answer, `${problem}`, about);
}

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

test("a code that the operation does not document is still the API's refusal, and means nothing", () => {
  const error = classify({ httpStatus: 533, body: { ...refusal, status: 533 } }, context);
  expect(error).toMatchObject({ name: "RemoApiError", code: 533, docsUrl: undefined, retry: undefined });
  expect(error).toMatchObject({ reason: undefined, category: undefined, meaning: undefined });
});

test("what a code means is the operation's", () => {
  const operation = { ...context.operation, errors: { 411: "in-analysis" } as const };
  const body = { ...refusal, status: 411 };
  expect(classify({ httpStatus: 411, body }, context)).toMatchObject({ code: 411, reason: "no-input-data" });
  expect(classify({ httpStatus: 411, body }, { ...context, operation })).toMatchObject({
    ...{ code: 411, reason: "in-analysis", category: "not-ready", retry: "later" },
    meaning: { en: "the video is being analysed" },
    docsUrl: "http://docs.test/ko/error-codes.html#411-in-analysis",
  });
});

test.each([
  ["HTML", 502, "<html>Bad Gateway</html>"],
  ["an empty body", 504, undefined],
  ["the status of a documented code", 413, "<html>Request Entity Too Large</html>"],
  ["JSON of another server", 400, { error: "bad request" }],
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
  ["state inherited", 200, '{"__proto__":{"state":1}}'],
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
    operation: "analyzeSoccer",
    code: 422,
    reason: "not-enough-credits",
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

test.each([
  "https://other.test/v1/soccer/get-val/player%40example.com/c37d3ce2",
  "https://other.test/v1//soccer/get-val/secret/c37d3ce2/",
])("the `baseUrl` of a redirect to %s is without the operation's path", (location) => {
  const operation = { ...context.operation, path: "/soccer/get-val/{id}/{uuid}" };
  const error = classify({ httpStatus: 308, body: "", location }, { ...context, operation }) as Error;
  expect(error.message).toContain("set `baseUrl` to https://other.test/v1 (");
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

const unreachable = ["EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND"];
test.each(["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", ...unreachable])(
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

test.each<[string, Given, string]>([
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
    "The server redirects, to where a browser does not say; it was not followed because the body carries the keys",
  ],
])("the message says what came back and what it means: %s", (_, answer, text) => {
  expect((classify(answer, context) as Error).message).toBe(`${text} ${where}`);
});

test("the message of a redirect that a browser followed says what to do", () => {
  const answer = { httpStatus: 200, body: receipt, finalUrl: "https://other.test/secret" };
  const error = classify(answer, context) as Error;
  expect(error).toMatchObject({ name: "RemoGatewayError", httpStatus: 200, excerpt: "" });
  expect(error.message).toBe(
    `The browser followed a redirect to https://other.test/[redacted], and the body carries the keys; set \`baseUrl\` so that none happens ${where}`,
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

test("an excerpt has its white space joined", () => {
  const excerptOf = (body: unknown) =>
    (classify({ httpStatus: 502, body }, context) as unknown as { excerpt: string }).excerpt;
  expect(excerptOf("\n <p>Bad\r\n\t gateway </p>\n")).toBe("<p>Bad gateway </p>");
  expect(excerptOf({ error: "bad" })).toBe('{"error":"bad"}');
  expect(excerptOf(`${"[".repeat(50_000)}${"]".repeat(50_000)}`)).toBe("[".repeat(200));
});

test("without another place, the docs are the mock's", () => {
  expect(classify({ httpStatus: 421, body: refusal }, { ...context, docs: undefined })).toMatchObject({
    docsUrl: "http://127.0.0.1:4010/docs/en/error-codes.html#421-wrong-api-key",
  });
});

const asked = {
  ...context,
  operation: operationOf("getSoccerResult"),
  url: "https://api.test/api/analysis-soccer-result",
};

test.each<[string, Given, string]>([
  [
    "a success that is none",
    { httpStatus: 200, body: {} },
    "The answer claims success, but `state` is missing or not as it must be",
  ],
  [
    "a page as success",
    { httpStatus: 200, body: "<p>" },
    "HTTP 200 came with a body that is no answer of the API",
  ],
  [
    "a redirect",
    { httpStatus: 308, body: "", location: "https://api.test/" },
    "HTTP 308 redirects to https://api.test/, which was not followed because the request names the user; if that is right, set `baseUrl` to https://api.test",
  ],
])("where nothing can be charged, nothing is said of credits or keys: %s", (_, answer, text) => {
  expect((classify(answer, asked) as Error).message).toBe(`${text} (POST ${asked.url}, uuid ${asked.uuid})`);
});

test.each([
  [{ state: 1, status: 421 }, 200, "RemoApiError"],
  [{ status: "534" }, 200, "RemoApiError"],
  [{ status_code: 534, message: "wait" }, 500, "RemoApiError"],
  [{ status: 512, msg: "short" }, 512, "RemoApiError"],
  [{ status: 503, message: "no" }, 200, "RemoApiError"],
  [{ status: 200 }, 500, "RemoGatewayError"],
  [{ message: 7 }, 534, "RemoGatewayError"],
  [{ message: "no" }, 535, "RemoGatewayError"],
  [{ message: "Request Too Long" }, 413, "RemoGatewayError"],
  [{ status: 413, message: "Payload Too Large" }, 413, "RemoGatewayError"],
  [{ status: 503, error: "Service Unavailable", message: "" }, 503, "RemoGatewayError"],
  [{ status: 511, message: "Network Authentication Required" }, 511, "RemoGatewayError"],
  [{ status: 520, title: "Web server is returning an unknown error" }, 520, "RemoGatewayError"],
  [{ state: 1, message: "no" }, 535, "RemoProtocolError"],
  [{ state: "ok" }, 200, "RemoProtocolError"],
  [{ message: "no" }, 299, "RemoProtocolError"],
])("a read has no `state`, so that %j with HTTP %i is a %s", (body, httpStatus, name) => {
  expect(classify({ httpStatus, body }, asked)).toMatchObject({ name });
  expect(classify({ httpStatus, body }, context)).not.toMatchObject({ name: "RemoApiError" });
});

test("a connection that is lost while nothing can be charged says nothing of credits", () => {
  const error = brokenOff(new Error("reset"), true, asked) as Error;
  expect(error.message).toMatch(
    /^The connection failed before an answer; the request may have arrived \(POST /,
  );
  expect((brokenOff(new Error("reset"), true, context) as Error).message).toContain(
    "credits may have been used",
  );
});
