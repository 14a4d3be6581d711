import { expect, test } from "vitest";
import type { Exchange, Intent } from "../model/exchange.ts";
import { measure } from "./measure.ts";
import { altered, answered } from "./testing/change.ts";
import { freeRequests, record } from "./testing/record.ts";

const readings = (exchanges: readonly Exchange[], id: string) =>
  measure(exchanges).readings.find((probe) => probe.id === id)?.readings;
const of = (exchanges: readonly Exchange[], intent: Intent) =>
  exchanges.find((exchange) => exchange.intent === intent) as Exchange;
const refusal = { state: false, message: "refused" };

test("a code in both fields or in none shows neither name", async () => {
  const all = (await record()).filter(({ intent }) => intent === "empty-body");
  for (const fields of [{ status_code: 400 }, { status: undefined }, { status: "4xx" }, { status: 1 }]) {
    expect(readings(altered(all, "empty-body", fields), "status-key")?.statusKey).toMatchObject({
      proof: [1],
    });
    expect(readings(altered(all, "empty-body", fields), "status-key")?.statusKey).toHaveProperty("undecided");
  }
});

test("400 alone does not distinguish the code from its class", async () => {
  const all = await record({ requests: freeRequests.slice(0, 1) });
  const why = expect.stringMatching(/^code and class fit alike.*#1 has HTTP 400 for 400/);
  expect(readings(all, "http-status")?.httpStatus).toEqual({
    undecided: why,
    lack: "not-shown",
    proof: [1],
  });
});

test("a refusal of the user says nothing of the field that is missing (A18)", async () => {
  const all = await record({ withKeys: false });
  const user = { status: 420, body: { ...refusal, status: 420 } };
  const first = all.reduce(
    (exchanges, { intent }) =>
      /^(missing|empty):|^no-/.test(intent) ? answered(exchanges, intent, user) : exchanges,
    all,
  );
  expect(readings(first, "missing-input")?.missingField).toMatchObject({
    undecided: expect.stringContaining("420"),
  });
  expect(readings(first, "missing-input")?.emptyBody).toMatchObject({ value: 400 });
});

test("an empty body that gets another code fits no reading", async () => {
  const all = answered(await record(), "empty-body", { status: 413, body: { ...refusal, status: 413 } });
  expect(readings(all, "missing-input")?.emptyBody).toMatchObject({
    undecided: expect.stringContaining("413"),
  });
});

test("the code under its other name is no further field, and beside its name it is (A02, A22)", async () => {
  const all = (await record()).filter(({ intent }) => intent === "empty-body");
  const otherName = altered(all, "empty-body", { status: undefined, status_code: 400 });
  expect(readings(otherName, "extra-fields")?.extraFieldsOnError).toMatchObject({ value: false });
  const beside = altered(all, "empty-body", { status_code: 400 });
  expect(readings(beside, "extra-fields")?.extraFieldsOnError).toMatchObject({ value: true });
});

test.each([
  ["{'state': False, 'message': 'protocol error', 'status': 400}", "python"],
  ["{‘state’: 1, ‘message’: ‘success’}", "python"],
  ['{"state": false, "message": "x", "status": 400}', "json"],
])("the notation of %s is known (A06)", async (text, value) => {
  const all = answered(await record({ withKeys: false }), undefined, { status: 200, text });
  expect(readings(all, "answer-notation")).toMatchObject({ reading: { value } });
});

test("the paths are served, or gone, or neither shows (A08, A17, A21)", async () => {
  const all = await record({ withKeys: false });
  const gone = answered(all, "empty-body", { status: 404, text: "<h1>404</h1>" });
  expect(readings(gone, "endpoint-served")).toMatchObject({ reading: { value: "not served" } });
  expect(readings(gone, "request-path")).toHaveProperty("reading.undecided");
  const answer = { status: 400, body: { ...refusal, status: 400 } };
  const golf = answered(gone, "sample-path", answer);
  expect(readings(golf, "request-path")).toMatchObject({ reading: { value: "/api/analysis-golf" } });
  const result = answered(all, "empty-body", answer);
  expect(readings(result, "result-address")).toMatchObject({ reading: { value: "served" } });
  const broken = answered(all, undefined, { status: 502, text: "<html>" });
  for (const id of ["endpoint-served", "request-path", "result-address"]) {
    expect(readings(broken, id), id).toHaveProperty("reading.undecided");
  }
});

test("only a redirect to https on the same path shows https (A11)", async () => {
  const all = await record({ withKeys: false });
  const to = (location: string) =>
    answered(all, "empty-body", { status: 308, headers: { location }, text: "" });
  const path = "/api/analysis-soccer";
  expect(readings(to(`https://api.remo.re.kr${path}`), "https-redirect")).toMatchObject({
    reading: { value: "https" },
  });
  for (const location of ["https://other.example/login", `http://api.remo.re.kr${path}`, path, "%"]) {
    expect(readings(to(location), "https-redirect"), location).toHaveProperty("reading.undecided");
  }
});

test("the uuid that comes back is the caller's in any letter case, or the vendor's (A09)", async () => {
  const all = await record();
  const upper = altered(all, "accept:first", { uuid: of(all, "accept:first").sent.uuid?.toUpperCase() });
  expect(readings(upper, "uuid-echo")).toMatchObject({ reading: { value: "caller" } });
  const other = all.filter(({ intent }) => intent === "accept:first");
  expect(readings(altered(other, "accept:first", { uuid: "7" }), "uuid-echo")).toMatchObject({
    reading: { value: "vendor" },
  });
  expect(readings(altered(other, "accept:first", { uuid: undefined }), "uuid-echo")).toHaveProperty(
    "reading.undecided",
  );
});

test("a refusal has the fields of the examples, of the table, or neither (A14)", async () => {
  const all = await record({ withKeys: false });
  const table = { uuid: "", wait_time: 0, file_exist: false };
  expect(readings(altered(all, "unknown-user", table), "error-fields")).toMatchObject({
    reading: { value: "answer table" },
  });
  expect(readings(altered(all, "unknown-user", { uuid: "" }), "error-fields")).toHaveProperty(
    "reading.undecided",
  );
});

test("which of two defects is refused shows the order (A18), and which name is known (A20)", async () => {
  const all = await record({ withKeys: false });
  const video = altered(all, "unknown-user-bad-video", { status: 412 });
  expect(readings(video, "error-precedence")).toMatchObject({ reading: { value: "fields and video, user" } });
  const user = altered(all, "empty:height", { status: 420 });
  expect(readings(user, "error-precedence")).toMatchObject({ reading: { value: "user first" } });
  const swapped = altered(altered(all, "unknown-user", { status: 411 }), "unknown-user-as-id", {
    status: 420,
  });
  expect(readings(swapped, "user-field")).toMatchObject({ reading: { value: "id" } });
});

test("the forms of base64 and the contents that are taken are named (A07, A23)", async () => {
  const all = await record();
  const taken = { status: 200, text: of(all, "accept:first").received?.text ?? "" };
  const lines = answered(all, "encoding:line-breaks", taken);
  expect(readings(lines, "video-encoding")).toMatchObject({
    reading: { value: "as the sample, line-breaks" },
  });
  const any = (["no-padding", "data-url", "url-safe"] as const).reduce(
    (exchanges, form) => answered(exchanges, `encoding:${form}`, taken),
    lines,
  );
  expect(readings(any, "video-encoding")).toMatchObject({ reading: { value: "any" } });
  const broke = answered(all, "encoding:url-safe", { status: 422, body: { ...refusal, status: 422 } });
  expect(readings(broke, "video-encoding")).toHaveProperty("reading.undecided");
  const images = answered(all, "accept:first", { status: 412, body: { ...refusal, status: 412 } });
  expect(readings(images, "video-content")).toMatchObject({ reading: { value: "image" } });
});
