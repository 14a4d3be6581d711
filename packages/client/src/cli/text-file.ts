import { readFile } from "node:fs/promises";

/**
 * Windows PowerShell 5 writes UTF-16, with a byte order mark; each decoder takes its own mark off.
 *
 * @throws Error it cannot be read, or is in another encoding
 */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes("\0") || text.includes("\ufffd")) throw new Error("not UTF-8, nor UTF-16 with its mark");
  return text;
}

/** Why a file cannot be read, without repeating its name. */
export const whyOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
};

export type Fields = { readonly [name: string]: unknown };

/** What a line of JSON has; nothing, if it is none. */
export function fieldsOf(line: string): Fields {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}
