import { expect, test } from "vitest";
import { base64Length, base64Pieces, encodeBase64 } from "./base64.ts";

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37 + (i >> 3)) % 256);
const ascii = (chunks: Uint8Array[]) => chunks.map((chunk) => String.fromCharCode(...chunk)).join("");

async function* pieces(...sizes: number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const size of sizes) {
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return ascii(chunks);
}

test("every length up to 1000 bytes encodes as Node's Buffer does", () => {
  for (let length = 0; length <= bytes.length; length++) {
    const part = bytes.subarray(0, length);
    expect(ascii([encodeBase64(part)])).toBe(Buffer.from(part).toString("base64"));
    expect(base64Length(length)).toBe(Buffer.from(part).toString("base64").length);
  }
});

test.each([
  [[1000]],
  [[1, 1, 1, 997]],
  [[2, 998]],
  [[0, 500, 0, 500, 0]],
  [[333, 334, 333]],
  [Array.from({ length: 1000 }, () => 1)],
])("pieces of %j bytes encode as the whole does", async (sizes) => {
  expect(await collect(base64Pieces(pieces(...sizes)))).toBe(Buffer.from(bytes).toString("base64"));
});

test("no bytes encode to nothing", async () => {
  expect(await collect(base64Pieces(pieces()))).toBe("");
});
