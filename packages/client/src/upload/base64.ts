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

/** A multiple of 3, so that no piece but the last needs padding. */
export const pieceSize = 384 * 1024;
