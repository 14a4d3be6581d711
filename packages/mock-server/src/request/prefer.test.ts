import { expect, test } from "vitest";
import { parsePrefer } from "./prefer.ts";

test("a header that is made to be slow is not", () => {
  const began = performance.now();
  for (const piece of ["; ", ";", " ;", "=", "a=", '"', ",", "; a=", '\\"']) {
    parsePrefer(`a${piece.repeat(8000)}"`);
    parsePrefer(`a="${piece.repeat(8000)}`);
  }
  expect(performance.now() - began).toBeLessThan(2000);
});

test.each([
  [undefined, {}],
  ["code=421", { code: "421" }],
  ["Code = 421", { code: "421" }],
  ['code="421"', { code: "421" }],
  ["respond-async, code=421; why=test, wait=10", { "respond-async": "", code: "421", wait: "10" }],
  ["code=421, code=422", { code: "421" }],
  ['respond-async;foo="a,code=550", wait=10', { "respond-async": "", wait: "10" }],
  ["code=421;strict;x = y , wait=1", { code: "421", wait: "1" }],
  ["=, ,code=421", { "=": "", code: "421" }],
  ["fault=latency=200, code=421", { fault: "latency=200", code: "421" }],
  ["delay=1 500", { "delay=1 500": "" }],
  ['note="a, \\"b\\"", code=550', { note: 'a, "b"', code: "550" }],
])("Prefer: %s", (header, preferences) => {
  expect(Object.fromEntries(parsePrefer(header))).toEqual(preferences);
});
