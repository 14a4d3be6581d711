import { operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import type { FailureContext, HttpAnswer } from "./answer.ts";
import { brokenOff } from "./broken-off.ts";
import { failureOf } from "./failure.ts";
import { receipt as reader } from "./receipt.ts";
import { readSuccess } from "./success.ts";

const context = {
  operation: operationOf("analyzeSoccer"),
  url: "https://api.test/api/analysis-soccer",
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  docs: "http://docs.test/ko" as string | undefined,
  sent: "all",
  redaction: {
    text: (text: string) => text.replaceAll("secret", "[redacted]"),
    cause: (cause) => cause,
    end: (text) => text,
  },
} satisfies FailureContext;

/** An answer whose body is text, or else is written as JSON. */
type Given = Omit<HttpAnswer, "text" | "headers"> & {
  readonly body: unknown;
  readonly location?: string;
};
/** What a call makes of an answer: what came over the wire, or an error. */
async function classify({ body, location, ...rest }: Given, about: FailureContext) {
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  const answer = { ...rest, text, headers: { ...(location !== undefined && { location }) } };
  const known = { uuid: `${about.uuid}`, redact: about.redaction.text, scale: 1 };
  const isReceipt = about.operation.kind === "submit";
  const { result, problem } = readSuccess(answer, known, isReceipt ? reader : () => undefined);
  return result?.raw ?? (await failureOf(answer, `${problem}`, about));
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

test.each([1, true])("state %j is a receipt (A01)", async (state) => {
  expect(await classify({ httpStatus: 200, body: { ...receipt, state } }, context)).toEqual({
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
])("a refusal is understood: %s", async (_, httpStatus, body) => {
  expect(await classify({ httpStatus, body }, context)).toMatchObject({
    name: "RemoApiError",
    code: 421,
    apiMessage: "wrong APIKey",
    httpStatus,
    uuid: context.uuid,
  });
});

test("a code that the operation does not document is still the API's refusal, and means nothing", async () => {
  const error = await classify({ httpStatus: 533, body: { ...refusal, status: 533 } }, context);
  expect(error).toMatchObject({ name: "RemoApiError", code: 533, docsUrl: undefined, retry: undefined });
  expect(error).toMatchObject({ reason: undefined, category: undefined, meaning: undefined });
});

test("what a code means is the operation's", async () => {
  const operation = { ...context.operation, errors: { 411: "in-analysis" } as const };
  const body = { ...refusal, status: 411 };
  expect(await classify({ httpStatus: 411, body }, context)).toMatchObject({
    code: 411,
    reason: "no-input-data",
  });
  expect(await classify({ httpStatus: 411, body }, { ...context, operation })).toMatchObject({
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
])("what no API answer is comes from a gateway (N6): %s", async (_, httpStatus, body) => {
  expect(await classify({ httpStatus, body }, context)).toMatchObject({
    name: "RemoGatewayError",
    httpStatus,
  });
});

test.each([
  ["a page", 200, "<html></html>"],
  ["nothing", 200, undefined],
  ["an array", 200, [receipt]],
  ["an odd state alone", 200, { state: "ok", message: "success" }],
  ["success on an error status", 421, receipt],
  ["failure without a code", 200, { state: false, message: "no" }],
  ["failure with code 200", 200, { state: false, message: "no", status: 200 }],
  ["state inherited", 200, '{"__proto__":{"state":1}}'],
])("what claims to be an answer and is none is a protocol error: %s", async (_, httpStatus, body) => {
  expect(await classify({ httpStatus, body }, context)).toMatchObject({
    name: "RemoProtocolError",
    httpStatus,
  });
});

test("a refusal has all that the catalogue knows", async () => {
  expect(
    await classify({ httpStatus: 422, body: { state: 0, message: "no", status: 422, credit: 3 } }, context),
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

test("what a server wrote is redacted and shortened", async () => {
  const page = `<html>${"secret ".repeat(500)}</html>`;
  const error = (await classify({ httpStatus: 502, body: page }, context)) as unknown as { excerpt: string };
  expect(error.excerpt).toMatch(/^<html>\[redacted\] /);
  expect(error.excerpt.length).toBe(200);
  expect(
    await classify({ httpStatus: 400, body: { state: 0, status: 400, message: "bad secret" } }, context),
  ).toMatchObject({
    apiMessage: "bad [redacted]",
  });
});

test.each([
  ["https://api.test/api/analysis-soccer", "set `baseUrl` to https://api.test"],
  ["/elsewhere", "redirects to https://api.test/elsewhere"],
  ["https://api.test/x?key=1", "redirects to https://api.test/x,"],
])("a redirect to %s is named, with what to configure (E01, N4)", async (location, text) => {
  const error = (await classify({ httpStatus: 308, body: "", location }, context)) as Error;
  expect(error).toMatchObject({ name: "RemoGatewayError", message: expect.stringContaining(text) });
});

test.each([
  "https://other.test/v1/soccer/get-val/player%40example.com/c37d3ce2",
  "https://other.test/v1//soccer/get-val/secret/c37d3ce2/",
])("the `baseUrl` of a redirect to %s is without the operation's path", async (location) => {
  const operation = { ...context.operation, path: "/soccer/get-val/{id}/{uuid}" };
  const error = (await classify({ httpStatus: 308, body: "", location }, { ...context, operation })) as Error;
  expect(error.message).toContain("set `baseUrl` to https://other.test/v1 (");
});

test("a number that is no code is not shown as one", async () => {
  const error = await classify(
    { httpStatus: 400, body: { state: 0, status: 123_456_789, message: "no" } },
    context,
  );
  expect(error).toMatchObject({ name: "RemoApiError", code: 400 });
});

test("a cause that leads back to itself ends", async () => {
  const cause = new Error("round") as Error & { cause?: unknown };
  cause.cause = cause;
  expect(await brokenOff(cause, context)).toMatchObject({ name: "RemoNetworkError", mayHaveArrived: true });
});

const unreachable = ["EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND"];
test.each(["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", ...unreachable])(
  "%s in a fetch's cause means that nothing was sent",
  async (code) => {
    const error = new TypeError("fetch failed", { cause: Object.assign(new Error("inner"), { code }) });
    expect(await brokenOff(error, context)).toMatchObject({ mayHaveArrived: false });
  },
);

test.each([{ status: 421 }, { status_code: 550 }])(
  "a body without a state that carries a code is no success: %j",
  async (code) => {
    const { state: _, ...stateless } = receipt;
    expect(await classify({ httpStatus: 200, body: { ...stateless, ...code } }, context)).toMatchObject({
      name: "RemoProtocolError",
      message: expect.stringContaining("no answer of the API"),
      ...{ serverUuid: context.uuid, credit: 4, waitTime: 11 },
    });
    expect(await classify({ httpStatus: 200, body: { ...receipt, ...code } }, context)).toHaveProperty(
      "state",
      1,
    );
  },
);

test("a success may carry 200, as a sibling API's does (E03)", async () => {
  expect(await classify({ httpStatus: 200, body: { ...receipt, status_code: 200 } }, context)).toHaveProperty(
    "wait_time",
  );
});

test("a code in digits is that code", async () => {
  const body = { state: 0, status_code: "421", message: "wrong" };
  expect(await classify({ httpStatus: 400, body }, context)).toMatchObject({
    name: "RemoApiError",
    code: 421,
  });
});

test("a redirect with a JSON body is still a redirect", async () => {
  const location = "https://other.test/api/analysis-soccer/";
  const error = await classify({ httpStatus: 308, body: { state: 0, message: "moved" }, location }, context);
  expect(error).toMatchObject({
    name: "RemoGatewayError",
    message: expect.stringContaining("`baseUrl` to https://other.test "),
  });
});

test("a certificate that is not trusted is named", async () => {
  const cause = Object.assign(new Error("self-signed"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  expect(await brokenOff(cause, { ...context, sent: "none" })).toMatchObject({
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
    { httpStatus: 200, body: { ...refusal, state: "ok", status: 200 } },
    "The answer claims success, but has nothing of what a success has; whether credits were used is unknown",
  ],
  [
    "no code",
    { httpStatus: 200, body: { state: 0 } },
    "The answer claims failure, but names no code; whether credits were used is unknown",
  ],
  [
    "a success with the status line of a failure",
    { httpStatus: 421, body: receipt },
    "The answer claims success, but has the code 421; whether credits were used is unknown",
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
    "The server redirects, to where this platform does not say; it was not followed because the body carries the keys",
  ],
])("the message says what came back and what it means: %s", async (_, answer, text) => {
  expect(((await classify(answer, context)) as Error).message).toBe(`${text} ${where}`);
});

test("the message of a redirect that a browser followed says what to do", async () => {
  const answer = { httpStatus: 200, body: receipt, finalUrl: "https://other.test/secret" };
  const error = (await classify(answer, context)) as Error;
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
])("of a status %j the code is %d", async (status, code) => {
  expect(await classify({ httpStatus: 400, body: { state: 0, status } }, context)).toMatchObject({ code });
});

test("what a refusal leaves out, or has of another type, is left out", async () => {
  const body = { state: 0, status: 422, message: { secret: 1 }, credit: "some" };
  expect(await classify({ httpStatus: 422, body }, context)).toMatchObject({
    apiMessage: "",
    credit: undefined,
  });
});

test.each([
  [200, "RemoApiError"],
  [299, "RemoApiError"],
  [300, "RemoGatewayError"],
  [399, "RemoGatewayError"],
  [400, "RemoApiError"],
])("a refusal with a location and HTTP %d is a %s", async (httpStatus, name) => {
  const answer = { httpStatus, body: refusal, location: "https://other.test/" };
  expect(await classify(answer, context)).toMatchObject({ name });
});

test("an excerpt has its white space joined", async () => {
  const excerptOf = async (body: unknown) =>
    ((await classify({ httpStatus: 502, body }, context)) as unknown as { excerpt: string }).excerpt;
  expect(await excerptOf("\n <p>Bad\r\n\t gateway </p>\n")).toBe("<p>Bad gateway </p>");
  expect(await excerptOf({ error: "bad" })).toBe('{"error":"bad"}');
  expect(await excerptOf(`${"[".repeat(50_000)}${"]".repeat(50_000)}`)).toBe("[".repeat(200));
});

test("without a place of the docs, no page is named", async () => {
  expect(await classify({ httpStatus: 421, body: refusal }, { ...context, docs: undefined })).toMatchObject({
    reason: "wrong-api-key",
    docsUrl: undefined,
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
    "The answer claims success, but has nothing of what a success has",
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
])("where nothing can be charged, nothing is said of credits or keys: %s", async (_, answer, text) => {
  expect(((await classify(answer, asked)) as Error).message).toBe(
    `${text} (POST ${asked.url}, uuid ${asked.uuid})`,
  );
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
])("a read has no `state`, so that %j with HTTP %i is a %s", async (body, httpStatus, name) => {
  expect(await classify({ httpStatus, body }, asked)).toMatchObject({ name });
  expect(await classify({ httpStatus, body }, context)).not.toMatchObject({ name: "RemoApiError" });
});

test("a connection that is lost while nothing can be charged says nothing of credits", async () => {
  const error = (await brokenOff(new Error("reset"), asked)) as Error;
  expect(error.message).toMatch(
    /^The connection failed before an answer; the request may have arrived \(POST /,
  );
  expect(((await brokenOff(new Error("reset"), context)) as Error).message).toContain(
    "credits may have been used",
  );
});

test.each([
  ["a refusal", 421, { ...refusal, wait_time: "7", uuid: "their-own" }],
  ["a gateway", 502, { credit: "100", wait_time: 7, uuid: "their-own" }],
  ["what makes no sense", 200, { credit: 100, msg: "" }],
] as const)("%s carries the answer, and what could be read of it", async (_, httpStatus, body) => {
  const error = await classify({ httpStatus, body }, context);
  expect(error).toMatchObject({
    answer: { httpStatus, headers: {}, body: JSON.stringify(body) },
    credit: 100,
    ...("uuid" in (body as object) && { serverUuid: "their-own", waitTime: 7 }),
  });
});

const paid = JSON.stringify({ uuid: "their-own", credit: "4", wait_time: 10.5 });

test.each([
  ["in another object", `{"data":${paid}}`],
  ["in a text", JSON.stringify(paid)],
  ["in a text in a text", JSON.stringify(JSON.stringify(paid))],
  ["in a call", `callback(${paid})`],
])("what a receipt would say is read %s as well", async (_, body) => {
  const error = await classify({ httpStatus: 200, body }, context);
  expect(error).toMatchObject({
    ...{ name: "RemoProtocolError", serverUuid: "their-own", credit: 4, waitTime: 11 },
    answer: { body },
  });
});

test("nothing is no uuid, also where the rest is cut off", async () => {
  const error = await classify({ httpStatus: 200, body: '{"state":1,"uuid":null,"credit":4,' }, context);
  expect(error).toMatchObject({ serverUuid: undefined, credit: 4 });
});

test("an answer is shown without keys and cookies, and not more than 64 kB of it", async () => {
  const text = `secret ${"가".repeat(30_000)}`;
  const headers = {
    server: "secret/1",
    "set-cookie": "a=b",
    "x-auth-token": "t",
    "x-api-key": "k",
    authorization: "x",
  };
  const error = await failureOf({ httpStatus: 502, text, headers }, "", context);
  const { answer } = error as { answer: { headers: object; body: string } };
  expect(answer.headers).toEqual({ server: "[redacted]/1" });
  expect(Buffer.byteLength(answer.body)).toBeGreaterThan(65_536 - 3);
  expect(Buffer.byteLength(answer.body)).toBeLessThanOrEqual(65_536);
  expect(answer.body).toMatch(/^\[redacted\] 가+$/);
});

test("an answer that was cut off before it says anything is a lost connection that carries it", async () => {
  const cut = {
    httpStatus: 200,
    text: '{"state":1,"credit":4,"uuid":"x',
    headers: {},
    brokenOff: new Error("reset"),
  };
  expect(await failureOf(cut, "", context)).toMatchObject({
    ...{ name: "RemoNetworkError", sent: "all", charged: "unknown", credit: 4, serverUuid: "x" },
    answer: { httpStatus: 200, body: cut.text },
  });
  const refused = { ...cut, httpStatus: 421, text: JSON.stringify(refusal) };
  expect(await failureOf(refused, "", context)).toMatchObject({ name: "RemoApiError", code: 421 });
});

test.each([
  ["wrong-api-key", "all", 421, "unknown"],
  ["protocol-error", "all", 400, "no"],
  ["wrong-api-key", "part", 421, "no"],
] as const)(
  "%s after %s of the request was sent: charged is as the table says",
  async (reason, sent, status, charged) => {
    const body = { ...refusal, status };
    const error = await classify({ httpStatus: status, body }, { ...context, sent });
    expect(error).toMatchObject({ reason, sent, charged });
  },
);

test("a gateway's answer to a part of a request charges nothing", async () => {
  const some = { ...context, sent: "part" } as const;
  expect(await classify({ httpStatus: 502, body: "" }, some)).toMatchObject({ sent: "part", charged: "no" });
  expect(await classify({ httpStatus: 502, body: "" }, context)).toMatchObject({ charged: "unknown" });
  expect(await classify({ httpStatus: 502, body: "" }, asked)).toMatchObject({ charged: "no" });
  const lost = await brokenOff(Object.assign(new Error("reset"), { code: "ECONNRESET" }), some);
  expect(lost).toMatchObject({ mayHaveArrived: false, charged: "no" });
  expect(lost.message).toContain("The connection failed (ECONNRESET) before the whole request was sent");
});
