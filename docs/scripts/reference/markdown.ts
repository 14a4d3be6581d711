// The pieces of Markdown that the pages are made of. Links are seen from docs/record/.

import type { Edition } from "./words.ts";

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

export const code = (text: string): string => `\`${text}\``;
export const json = (value: unknown): string => code(JSON.stringify(value));

/** A list of terms, each by the name of its word; one without a text is left out, a list is a list below it. */
export const terms = (
  { say }: Edition,
  rows: readonly (readonly [name: string, text: string | false | undefined | readonly string[]])[],
): string =>
  rows
    .flatMap(([name, text]) => {
      if (typeof text === "object") return [`- **${say(name)}**:`, ...text.map((item) => `  ${item}`)];
      return text ? [`- **${say(name)}**: ${text}`] : [];
    })
    .join("\n");

/** Titles of tests as a list, file by file; each file links to where it is in the repository. */
export function testItems(tests: readonly { readonly title: string; readonly file: string }[]): string[] {
  const files = [...new Set(tests.map(({ file }) => file))];
  return files.flatMap((file) => [
    `- [${code(file.replace("packages/contract-tests/src/", ""))}](../../${file})`,
    ...tests.filter((test) => test.file === file).map(({ title }) => `  - ${title}`),
  ]);
}

const pageOf: { readonly [letter: string]: string } = { F: "facts", A: "ambiguities", E: "evidence" };

/** Every id of the record in running text becomes a link to its entry; headings, links and code stay as they are. */
export const linked = (markdown: string, ending = "md"): string =>
  markdown.replace(/^#.*$|`[^`]*`|\[[^\]]*\]\([^)]*\)|\b[FAE]\d{2,3}\b/gm, (text) => {
    const page = /^[FAE]\d{2,3}$/.test(text) && pageOf[text.charAt(0)];
    return page ? `[${text}](${page}.${ending}#${text.toLowerCase()})` : text;
  });

/** A page, or a part of one: blocks of Markdown. */
export const blocks = (...parts: readonly string[]): string => parts.filter(Boolean).join("\n\n");
