import { byte } from "../bytes.ts";

/** 1 for what cannot stand in a JSON string as it is. */
const special = new Uint8Array(256).fill(1, 0, byte.space);
special[byte.quote] = 1;
special[byte.backslash] = 1;

/** Where the next special byte is, or the end. */
export function plainEnd(piece: Buffer, at: number): number {
  let end = at;
  while (end < piece.length && special[piece[end] as number] === 0) end++;
  return end;
}

/** Where the next quote is, or the end: many times as fast, but blind for control characters. */
export function quoteOrEnd(piece: Buffer, at: number): number {
  const quote = piece.indexOf(byte.quote, at);
  return quote < 0 ? piece.length : quote;
}

/**
 * Copies to `out` up to the next special byte, but goes on over the escapes that base64 comes with: `\/` of PHP, and
 * `\u002B` of .NET.
 */
export function copyPlain(
  piece: Buffer,
  at: number,
  out: Buffer,
): { readonly end: number; readonly copied: number } {
  let end = at;
  let copied = 0;
  while (end < piece.length) {
    const code = piece[end] as number;
    if (special[code] === 0) {
      out[copied++] = code;
      end++;
      continue;
    }
    const short = code === byte.backslash && piece[end + 1] === byte.slash;
    const meaning = short ? byte.slash : asciiEscape(piece, end);
    if (meaning < 0) break;
    out[copied++] = meaning;
    end += short ? 2 : 6;
  }
  return { end, copied };
}

/** The character of an escape like `\u002B`; negative if there is none, or not all of it. */
function asciiEscape(piece: Buffer, at: number): number {
  if (piece[at] !== byte.backslash || piece[at + 1] !== byte.lowerU) return -1;
  if (piece[at + 2] !== byte.zero || piece[at + 3] !== byte.zero || at + 5 >= piece.length) return -1;
  const high = hexDigit(piece[at + 4] as number);
  const low = hexDigit(piece[at + 5] as number);
  return high > 7 || low < 0 ? -1 : high * 16 + low;
}

/** What a hexadecimal digit stands for; negative if it is none. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
