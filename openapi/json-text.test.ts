import { expect, test } from "vitest";
import { parseJsonText } from "./json-text.ts";

test("JSON is read", () => {
  expect(parseJsonText(' {"a": [1]}\n')).toEqual({ a: [1] });
});

test.each([['{\n  "apiKey": "secret"\n  "a": 1}', "it is not valid JSON at line 3, column 3."]])(
  "an error names the place of what is wrong, not the text: %j",
  (text, message) => {
    expect(() => parseJsonText(text)).toThrow(new SyntaxError(message));
  },
);

test("a text that ends too early is refused without its words", () => {
  expect(() => parseJsonText('{"apiKey": "secret')).toThrow(
    /^it is not valid JSON( at line 1, column 19)?\.$/,
  );
});
