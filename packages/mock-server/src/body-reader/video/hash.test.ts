import { expect, test } from "vitest";
import { createHash, hashOf, hashReady } from "./hash.ts";

await hashReady;
const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["", "ef46db3751d8e999"],
  ["a", "d24ec4f1a98c6e5b"],
  ["abc", "44bc2cf5ad770999"],
])("%j hashes as xxhsum says", (text, hex) => {
  expect(hashOf(bytes(text))).toBe(hex);
});

test("pieces hash as their whole, and two hashes do not meet", () => {
  const whole = bytes("the quick brown fox jumps over the lazy dog ".repeat(100));
  const [one, other] = [createHash(), createHash()];
  for (let at = 0; at < whole.length; at += 33) {
    one.update(whole.subarray(at, at + 33));
    other.update(whole.subarray(0, 1));
  }
  expect(one.hex()).toBe(hashOf(whole));
  expect(other.hex()).not.toBe(one.hex());
});
