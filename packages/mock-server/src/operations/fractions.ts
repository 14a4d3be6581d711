import { createHash } from "node:crypto";

/** Numbers from 0 to below 1 that look random and follow from a text alone, with all digits that a number has. */
export function fractionsOf(text: string, count: number): readonly number[] {
  const bytes = createHash("shake256", { outputLength: count * 8 })
    .update(text)
    .digest();
  return Array.from({ length: count }, (_, at) => {
    const [high, low] = [bytes.readUInt32LE(at * 8), bytes.readUInt32LE(at * 8 + 4)];
    return (high * 2 ** 21 + (low >>> 11)) / 2 ** 53;
  });
}
