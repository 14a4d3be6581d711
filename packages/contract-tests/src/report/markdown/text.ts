import { printable, shorten } from "@remo-kit/common/printable";

const longestCell = 200;

/** Text of a server, a file or a command line: a code span has no link, mention or markup; a pipe would end its cell. */
export function code(text: string): string {
  const shown = shorten(printable(text), longestCell).replace(/\\?\|/g, (pipe) =>
    pipe === "|" ? "\\|" : "\\\\u007c",
  );
  if (shown.trim() === "") return "";
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Lines as they are, to be copied: the fence is longer than any in them. */
export function fenced(lines: string): string {
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}sh\n${lines}\n${fence}`;
}

/** A sentence that may quote a server, as plain text: no markup, no HTML, no link, no mention of anybody. */
export const sentence = (text: string): string =>
  shorten(printable(text), 2 * longestCell)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~@:]|\.(?=\S)/g, (mark) => `\\${mark}`)
    .replace(/\\[@#]/g, "$&&#8203;");

/** A table whose cells are Markdown already; a sentence says how many rows were left out. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { limit = 40, notShown }: { readonly limit?: number; readonly notShown: string },
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [line(heads), line(heads.map(() => "---")), ...rows.slice(0, limit).map(line)];
  if (rows.length > limit) lines.push("", `${rows.length - limit} ${notShown}.`);
  return lines.join("\n");
}

/** The lines that fit, and a last one that says that there were more. */
export function bounded(text: string, limit: number, more: string): string {
  if (text.length <= limit) return text;
  const end = text.lastIndexOf("\n", limit - more.length - 2);
  return `${text.slice(0, end)}\n\n${more}\n`;
}
