import { longestAnswer } from "../answer/answer.ts";
import { objectIn } from "../answer/json.ts";

/**
 * Takes the bytes of an answer as they come, and makes text of them. The charset is that of the byte order mark, else what
 * the `content-type` says, else UTF-8.
 */
export function textReader(contentType: string | null | undefined) {
  const declared = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1];
  let head: readonly number[] = []; // Until it is known whether the answer begins with a byte order mark.
  let decoder: TextDecoder | undefined;
  let text = "";
  let left = 1 << 25; // Characters to look at: a hostile server may send a million braces, one by one.
  const take = (bytes: Uint8Array, stream: boolean) => {
    if (!decoder) head = [...head, ...bytes];
    if (!decoder && head.length < 3 && stream) return;
    const next = decoder ? bytes : Uint8Array.from(head);
    decoder ??= decoderOf(head, declared);
    text += decoder.decode(next, { stream });
  };
  return {
    /** Whether nothing more needs to be read: a JSON object is there as a whole, or the answer is too long. */
    add(bytes: Uint8Array): boolean {
      const before = text.length;
      take(bytes, true);
      if (text.length > longestAnswer) return true;
      if (left < 0 || !text.includes("}", before)) return false;
      left -= text.length;
      return isWhole(text);
    },
    /** The text; what could not be a character is replaced. */
    end(): string {
      take(new Uint8Array(0), false);
      return text.slice(0, longestAnswer);
    },
  };
}

/** Whether the text begins with a whole JSON object: what follows would change nothing. */
export const isWhole = (text: string): boolean => objectIn(text) !== undefined;

const marks: readonly { readonly charset: string; readonly bytes: readonly number[] }[] = [
  { charset: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { charset: "utf-16le", bytes: [0xff, 0xfe] },
  { charset: "utf-16be", bytes: [0xfe, 0xff] },
  // No other charset has these at the beginning of an object.
  { charset: "utf-16le", bytes: [0x7b, 0] },
  { charset: "utf-16be", bytes: [0, 0x7b] },
];

function decoderOf(head: readonly number[], declared: string | undefined): TextDecoder {
  const mark = marks.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  try {
    return new TextDecoder(mark?.charset ?? declared);
  } catch {
    return new TextDecoder(); // No platform knows every charset, and nobody knows a misspelt one.
  }
}
