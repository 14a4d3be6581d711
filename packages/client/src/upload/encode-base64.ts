import { base64Length } from "./base64.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digits = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0));
const padding = 61; // "="

/** Base64 of `bytes` as ASCII bytes, made without a string of the same length (N3). */
export function encodeBase64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(base64Length(bytes.length));
  const whole = bytes.length - (bytes.length % 3);
  let to = 0;
  for (let from = 0; from < whole; from += 3) {
    const group =
      ((bytes[from] as number) << 16) | ((bytes[from + 1] as number) << 8) | (bytes[from + 2] as number);
    out[to++] = digits[group >> 18] as number;
    out[to++] = digits[(group >> 12) & 63] as number;
    out[to++] = digits[(group >> 6) & 63] as number;
    out[to++] = digits[group & 63] as number;
  }
  if (whole < bytes.length) {
    const [first = 0, second = 0] = bytes.subarray(whole);
    out[to++] = digits[first >> 2] as number;
    out[to++] = digits[((first & 3) << 4) | (second >> 4)] as number;
    out[to++] = bytes.length - whole === 2 ? (digits[(second & 15) << 2] as number) : padding;
    out[to++] = padding;
  }
  return out;
}
