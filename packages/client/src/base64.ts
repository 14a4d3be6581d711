const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digits = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0));
const padding = 61; // "="

/** Length of the base64 text of `size` bytes (N2). */
export const base64Length = (size: number): number => 4 * Math.ceil(size / 3);

/** Number of bytes that a base64 text stands for. */
export const decodedLength = (text: string): number =>
  (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);

/** Whether `text` is base64 with its padding (RFC 4648, section 4); in slices, because one expression overflows (N12). */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const end = text.length - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
  const step = 1 << 20;
  for (let at = 0; at < end; at += step) {
    if (!/^[A-Za-z0-9+/]+$/.test(text.slice(at, Math.min(at + step, end)))) return false;
  }
  return true;
}

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
