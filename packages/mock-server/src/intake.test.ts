import { expect, test } from "vitest";
import { isBase64, readBody } from "./intake.ts";

const read = (body: string) => readBody(new Request("http://mock.test", { method: "POST", body }));

test.each([
  ["", "the body is empty"],
  ["{", "the body is not JSON"],
  ["{'state': True}", "the body is not JSON"],
  ["[]", "the body is JSON, but not an object"],
  ["null", "the body is JSON, but not an object"],
  ['"text"', "the body is JSON, but not an object"],
])("the body %j is none: %s", async (body, problem) => {
  expect(await read(body)).toEqual({ problem });
});

test("a JSON object gives its fields", async () => {
  expect(await read('{"height":"170"}')).toEqual({ fields: { height: "170" } });
});

test.each(["AAAA", "AA==", "AAA=", "+/09azAZ"])("%j is base64", (text) => {
  expect(isBase64(text)).toBe(true);
});

test.each(["AAA", "A===", "AA=A", "====", "AA A", "AA-_", "AAA\n", "ÄAAA", "AAAA="])(
  "%j is not base64",
  (text) => {
    expect(isBase64(text)).toBe(false);
  },
);

test("40 MB of base64 are checked without overflow (N12)", () => {
  expect(isBase64("AAAA".repeat(10_000_000))).toBe(true);
});
