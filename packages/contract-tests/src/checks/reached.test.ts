import { expect, test } from "vitest";
import { exchange, refusal } from "../report/testing/model.ts";
import { assertReached, misled } from "./reached.ts";

const own = exchange(1, "empty-body", refusal(400));
const other = { method: "POST", path: "/api/analysis-soccer-result" };

test("a request that went to its own operation is where it should be, with a query or without", () => {
  expect(misled(own)).toBeUndefined();
  expect(misled({ ...own, sent: { ...own.sent, path: `${own.sent.path}?a=b` } })).toBeUndefined();
  expect(misled({ ...own, logged: { method: own.sent.method, path: own.sent.path } })).toBeUndefined();
});

test.each([
  [
    "the path of another operation",
    { sent: { ...own.sent, ...other } },
    "it was sent to POST /api/analysis-soccer-result",
  ],
  [
    "a path of none",
    { sent: { ...own.sent, path: "/api" } },
    "it was sent to POST /api, and analysis-soccer is POST",
  ],
  ["another method", { sent: { ...own.sent, method: "GET" } }, "it was sent to GET /api/analysis-soccer"],
  [
    "another path in the server's own log",
    { logged: other },
    "the server's own log has POST /api/analysis-soccer-result",
  ],
  ["nothing in the server's own log", { logged: null }, "the server's own log has no such request"],
  ["an operation that the spec does not have", { operation: "analysis-none" }, "the spec has no operation"],
])("%s is none of its operation's", (_, changes, text) => {
  const wrong = { ...own, ...changes };
  expect(misled(wrong)).toContain(text);
  expect(() => assertReached({ operation: "analyzeSoccer" }, [wrong])).toThrow();
});

test("what was sent elsewhere on purpose is not misled, and shows nothing of an operation", () => {
  const sample = { ...own, intent: "sample-path", sent: { ...own.sent, path: "/api/none" } } as const;
  expect(misled(sample)).toBeUndefined();
  expect(() => assertReached({ operation: "analyzeSoccer" }, [sample])).toThrow("no request of it was for");
});
