import type { Received } from "../../model/exchange.ts";

const marks: readonly (readonly [charset: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Without its mark. By that, else by the charset that is declared, else by what it reads as. */
export function decodedText(
  body: Uint8Array,
  contentType: string | null,
): Pick<Received, "text" | "encoding"> {
  const declared = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1];
  const [marked] = marks.find(([, bytes]) => bytes.every((byte, at) => body[at] === byte)) ?? [];
  const charset =
    marked ?? [declared, charsetOf(body), "windows-1252"].find((one) => one && read(body, one) !== undefined);
  const text = new TextDecoder(charset).decode(body);
  const label = new TextDecoder(charset).encoding;
  const isPlain = label === "utf-8" || (!marked && isAscii(body));
  if (isPlain && !marked) return { text };
  return { text, encoding: { ...(marked && { bom: true }), ...(!isPlain && { charset: label }) } };
}

const isAscii = (body: Uint8Array): boolean => body.every((byte) => byte > 0 && byte < 128);

function read(body: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** What such bytes would be, by the letters that they give. */
const guesses: readonly (readonly [charset: string, fits: (text: string) => boolean])[] = [
  ["utf-16le", (text) => /^[[{]/.test(text)],
  ["utf-16be", (text) => /^[[{]/.test(text)],
  ["utf-8", () => true],
  ["shift_jis", (text) => /[\u3040-\u30ff]/.test(text)],
  ["euc-kr", (text) => /[\uac00-\ud7a3]/.test(text)],
];

const charsetOf = (body: Uint8Array): string | undefined =>
  guesses.find(([charset, fits]) => {
    const text = read(body, charset);
    return text !== undefined && fits(text);
  })?.[0];
