import { expect, test } from "vitest";
import { base64Length, decodedLength, isBase64 } from "./base64.ts";
import { encodeBase64 } from "./encode-base64.ts";

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37 + (i >> 3)) % 256);

test("every length up to 1000 bytes encodes as Node's Buffer does", () => {
  for (let length = 0; length <= bytes.length; length++) {
    const part = bytes.subarray(0, length);
    const text = Buffer.from(part).toString("base64");
    expect(Buffer.from(encodeBase64(part)).toString("latin1")).toBe(text);
    expect(base64Length(length)).toBe(text.length);
    expect(decodedLength(text)).toBe(length);
    expect(isBase64(text)).toBe(true);
  }
});

test.each(["AAA", "A===", "AA=A", "====", "AA A", "AA-_", "AAA\n", "ÄAAA", "data:video/mp4;base64,AAAA"])(
  "%j is not base64 (A23)",
  (text) => {
    expect(isBase64(text)).toBe(false);
  },
);

test("40 MB of base64 are checked without overflow (N12)", () => {
  expect(isBase64("AAAA".repeat(10_000_000))).toBe(true);
  expect(isBase64(`${"AAAA".repeat(10_000_000)}AA%A`)).toBe(false);
});
