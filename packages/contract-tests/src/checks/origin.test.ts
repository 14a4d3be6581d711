import { expect, test } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import { isOfGateway, originOf, whatAnswered } from "./origin.ts";

const page = "<!doctype html><html><body>nginx</body></html>";

const answered = (status: number, text: string, more: object = {}, operation = "analysis-soccer") => {
  const contentType = text.startsWith("<") ? "text/html; charset=utf-8" : "application/json";
  const received = { status, text, contentType, headers: {}, ...more };
  return { received, operation, intent: "empty-body", failure: undefined } as unknown as Exchange;
};
const to = (location: string) => ({ headers: { location } });
const refusal = (status: number) => JSON.stringify({ state: false, credit: 0, message: "no", status });

test.each<[string, string, Exchange]>([
  ["a refusal", "api", answered(400, refusal(400))],
  ["a refusal in an envelope", "api", answered(200, refusal(411))],
  ["a refusal as text/html", "api", answered(400, refusal(400), { contentType: "text/html" })],
  ["a success", "api", answered(200, JSON.stringify({ state: 1, message: "success", uuid: "u" }))],
  ["a code that is in no table", "api", answered(599, refusal(599))],
  ["a 403 that is said as a refusal is", "api", answered(403, refusal(403))],
  ["the literals of Python", "api", answered(400, "{'state': False, 'status': 400}")],
  ["an array around it", "api", answered(400, `[${refusal(400)}]`)],
  ["a function around it", "api", answered(200, `callback(${refusal(400)})`)],
  ["fields in capitals", "api", answered(400, '{"State":false,"Status":400}')],
  ["a text that was cut", "api", answered(400, '{"state":false,"credit":0,"mess')],
  ["JSON in a text of JSON", "api", answered(400, JSON.stringify(refusal(400)))],
  ["XML", "api", answered(400, "<?xml version='1.0'?><answer><state>false</state></answer>")],
  ["a text", "api", answered(400, "state=false&status=400")],
  ["a page of a 404", "retired", answered(404, page)],
  ["a page of a 410", "retired", answered(410, page)],
  ["a 404 of a framework", "retired", answered(404, '{"detail":"Not Found"}')],
  ["a 404 that is said as a refusal is", "retired", answered(404, refusal(404))],
  ["the same in an envelope", "retired", answered(200, refusal(404))],
  ["a page of an app", "gateway", answered(200, page)],
  ["a page with a state in a script", "gateway", answered(200, "<html><script>a={state:1}</script></html>")],
  ["a login", "redirected", answered(302, "", to("https://login.example.com/"))],
  ["a 304", "gateway", answered(304, "")],
  ["nothing", "gateway", answered(204, "")],
  ["a 999", "gateway", answered(999, "denied")],
  ["a page of a 403", "gateway", answered(403, page)],
  ["a 403 in JSON", "gateway", answered(403, '{"message":"Forbidden"}')],
  ["a 411 of nginx", "gateway", answered(411, page)],
  ["a 413 of nginx", "gateway", answered(413, page)],
  ["a 429 in JSON", "gateway", answered(429, '{"error":"slow down"}')],
  ["a 429 that is said as a refusal is", "gateway", answered(429, refusal(429))],
  ["a 503 that is said as a refusal is", "gateway", answered(503, refusal(503))],
  ["a 502", "gateway", answered(502, page)],
  ["a 500 in JSON", "gateway", answered(500, '{"message":"Internal Server Error"}')],
  ["a 422 of a framework", "unclear", answered(422, '{"detail":[{"loc":["body"]}]}')],
  ["a limit of size in JSON", "gateway", answered(413, '{"message":"Request Too Long"}')],
  ["health", "unclear", answered(200, '{"status":"ok"}')],
  ["no answer", "unreachable", { failure: "ECONNREFUSED" } as Exchange],
])("%s is %s", (_, origin, exchange) => {
  expect(originOf(exchange)).toBe(origin);
});

test("a read may say its code alone; a status that is anybody's has to be said in the body", () => {
  const read = (status: number, text: string) =>
    originOf(answered(status, text, {}, "analysis-soccer-result"));
  expect(read(534, '{"message":"in analysis"}')).toBe("api");
  expect(read(200, '{"status":534,"message":"in analysis"}')).toBe("api");
  expect(read(400, '{"status":400,"message":"no file"}')).toBe("api");
  expect(read(400, '{"message":"Bad Request"}')).toBe("unclear");
});

test("what a framework or a gateway says of itself is no answer of a read, whatever status is in it", () => {
  const read = (status: number, body: object) =>
    originOf(answered(status, JSON.stringify({ status, ...body }), {}, "analysis-soccer-result"));
  const spring = { timestamp: "2026-01-01T00:00:00Z", error: "Bad Request", path: "/api/x" };
  expect(read(400, spring)).toBe("unclear");
  expect(read(413, { ...spring, error: "Payload Too Large" })).toBe("gateway");
  expect(read(400, { type: "about:blank", title: "Bad Request", traceId: "00-1" })).toBe("unclear");
  expect(read(520, { title: "Error 520", detail: "unknown error", cloudflare_error: true })).toBe("gateway");
});

test("a page says nothing of the API; a mock has no gateway, and another path is no matter", () => {
  expect(isOfGateway(answered(404, page))).toBe(true);
  expect(isOfGateway(answered(404, refusal(404)))).toBe(false);
  expect(isOfGateway(answered(404, '{"detail":"Not Found"}'))).toBe(false);
  expect(isOfGateway(answered(422, '{"detail":"x"}'))).toBe(false);
  expect(isOfGateway({ ...answered(502, page), logged: null })).toBe(false);
  expect(isOfGateway({ ...answered(502, page), intent: "sample-path" })).toBe(false);
});

test("an address is named without what it carries", () => {
  const named = (location: string) => whatAnswered(answered(302, "", to(location)));
  expect(named("https://kim:secret@login.example.com/sso?next=/api&key=k#x")).toBe(
    "HTTP 302 to https://login.example.com/sso",
  );
  expect(named("/api/analysis-soccer/?key=k")).toBe("HTTP 302 to /api/analysis-soccer/");
  expect(whatAnswered(answered(404, page))).toBe("HTTP 404 with text/html");
  expect(whatAnswered(answered(204, ""))).toBe("HTTP 204 without a body");
});
