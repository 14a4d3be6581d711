import { expect, test } from "vitest";
import { parseJsonText } from "./json-text.ts";

test("JSON is read", () => {
  expect(parseJsonText(' {"a": [1]}\n')).toEqual({ a: [1] });
});

test.each([['{\n  "apiKey": "secret"\n  "a": 1}', "it is not valid JSON at line 3, column 3."]])(
  "what is wrong is told by its place, without the text: %j",
  (text, message) => {
    expect(() => parseJsonText(text)).toThrow(new SyntaxError(message));
  },
);

test("a text that ends too early is told without its words", () => {
  expect(() => parseJsonText('{"apiKey": "secret')).toThrow(
    /^it is not valid JSON( at line 1, column 19)?\.$/,
  );
});
