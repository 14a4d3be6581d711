import { expect, test } from "vitest";
import { redactor } from "./redact.ts";
import { redactJson } from "./redact-json.ts";

const secrets = ["kim@example.org", 'key "7"', "31415926535"];
const piece = "QUJD".repeat(20);

test.each<[string, string, string]>([
  ["a string", '{"a": "for kim@example.org"}', '{"a": "for [redacted]"}'],
  ["a name", '{"kim@example.org": 1, "b": [true]}', '{"[redacted]": 1, "b": [true]}'],
  ["a secret with quotes", '{"a":"your key \\"7\\"!"}', '{"a":"your [redacted]!"}'],
  ["a number that is one", '{"a":31415926535,"b":314}', '{"a":"[redacted]","b":314}'],
  [
    "a quoted piece of a video",
    `{"a":"cannot decode \\"${piece}\\""}`,
    '{"a":"cannot decode \\"[redacted]\\""}',
  ],
  ["a piece between escapes", `{"a":"${piece}\\n"}`, '{"a":"[redacted]\\n"}'],
  [
    "JSON in a string",
    JSON.stringify({ a: JSON.stringify({ b: secrets[1] }) }),
    '{"a":"{\\"b\\":\\"[redacted]\\"}"}',
  ],
])("what is redacted in JSON leaves it JSON: %s", (_, text, expected) => {
  expect(redactJson(text, redactor(secrets))).toBe(expected);
});

test("what is no secret stays to the letter: its spaces, escapes and numbers", () => {
  const text = '{ "a" : "\\uc694\\uccad \\/ \\u00e9", "b": 1.50e3,\n "c":[ ] }';
  expect(redactJson(text, redactor(secrets))).toBe(text);
});

test("a text that is no JSON is redacted as a whole", () => {
  expect(redactJson("{'a': 'kim@example.org'", redactor(secrets))).toBe("{'a': '[redacted]'");
});
