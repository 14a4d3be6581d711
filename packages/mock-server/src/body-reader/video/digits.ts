const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
export const noDigit = 0xff;

/** What a character of base64 stands for, by its code. */
const values = new Uint8Array(256).fill(noDigit);
for (const [value, digit] of [...alphabet].entries()) values[digit.charCodeAt(0)] = value;

export const digitValue = (code: number): number => values[code] ?? noDigit;

/** Below this, two calls into Node cost more than a loop. */
const short = 256;

/**
 * Decodes whole groups of four digits to `out`, from `to` on. False if there is anything but digits, padding included;
 * `out` then has no meaning.
 */
export function decodeGroups(digits: Buffer, out: Buffer, to: number): boolean {
  return digits.length < short ? decodeByLoop(digits, out, to) : decodeByNode(digits, out, to);
}

function decodeByLoop(digits: Buffer, out: Buffer, to: number): boolean {
  let seen = 0;
  let next = to;
  for (let at = 0; at < digits.length; at += 4) {
    const first = values[digits[at] as number] as number;
    const second = values[digits[at + 1] as number] as number;
    const third = values[digits[at + 2] as number] as number;
    const fourth = values[digits[at + 3] as number] as number;
    seen |= first | second | third | fourth;
    out[next++] = (first << 2) | (second >> 4);
    out[next++] = (second << 4) | (third >> 2);
    out[next++] = (third << 6) | fourth;
  }
  return seen < 64;
}

/** Node skips what is no digit, so that less comes out; only the two digits of the URL-safe alphabet it takes. */
function decodeByNode(digits: Buffer, out: Buffer, to: number): boolean {
  const written = out.write(digits.toString("latin1"), to, "base64");
  return written === (digits.length / 4) * 3 && !digits.includes(0x2d) && !digits.includes(0x5f);
}

/** The bytes of a small text; undefined if it is no base64 (RFC 4648, section 4) with its padding. */
export function decodeText(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || Buffer.byteLength(text) !== text.length) return undefined;
  const bytes = Buffer.from(text, "base64");
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const whole = bytes.length === (text.length / 4) * 3 - padding;
  return whole && !text.includes("-") && !text.includes("_") ? bytes : undefined;
}
