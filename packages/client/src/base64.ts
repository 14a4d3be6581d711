const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digits = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0));
const padding = "=".charCodeAt(0);

/** Length of the base64 text of `size` bytes (N2). */
export function base64Length(size: number): number {
  return 4 * Math.ceil(size / 3);
}

/** Base64 (RFC 4648, section 4) of `bytes` as ASCII bytes, made without a string of the same length (N3). */
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

/** Base64 of a stream of bytes, piece by piece: up to two bytes wait for the next piece. */
export async function* base64Pieces(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let rest = new Uint8Array(0);
  for await (const piece of source) {
    const bytes = rest.length === 0 ? piece : concat(rest, piece);
    const whole = bytes.length - (bytes.length % 3);
    if (whole > 0) yield encodeBase64(bytes.subarray(0, whole));
    rest = bytes.slice(whole);
  }
  if (rest.length > 0) yield encodeBase64(rest);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
