/** What no reader shows, or what a terminal obeys; and what XML does not allow. */
const hidden = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF]";
const anyHidden = new RegExp(hidden, "gu");
const hiddenInLine = new RegExp(`(?![\\n\\t])${hidden}`, "gu");

/**
 * The text on one line, with everything escaped that a terminal would obey or not show: what came from a server must not
 * end a line, colour it or hide in it. In a JSON text it stays the same JSON.
 */
export const printable = (text: string): string => text.replace(anyHidden, escaped);

/** The same, with its lines and tabs kept. */
export const printableLines = (text: string): string =>
  text.replaceAll("\r\n", "\n").replace(hiddenInLine, escaped);

function escaped(char: string): string {
  if (char === "\n") return "\\n";
  const units = char.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return units.map((unit) => `\\u${unit}`).join("");
}

/** At most `limit` characters of the text, and how many more there were. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit)}… (+${text.length - limit})`;
}

/** `1, 2, 3` of ids, and how many more there were. */
export function listIds(ids: readonly number[], limit = 8): string {
  const more = ids.length > limit ? ` (+${ids.length - limit})` : "";
  return ids.slice(0, limit).join(", ") + more;
}

/** The words of a text in lines; a word goes on with a line where both have fewer characters than `room`. */
export function wrap(text: string, room: number, lengthOf = (part: string) => part.length): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined || lengthOf(line) + lengthOf(word) >= room) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** Columns that a text takes on a terminal, where a Korean letter takes two. */
export function width(text: string): number {
  let columns = 0;
  for (const letter of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/.test(letter) ? 2 : 1;
  return columns;
}
