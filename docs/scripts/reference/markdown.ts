// The pieces of Markdown that the pages are made of. Links are seen from docs/record/.

export type Rows = readonly (readonly string[])[];

export const table = (head: readonly string[], rows: Rows): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

export const code = (text: string | number): string => `\`${text}\``;
export const codes = (texts: readonly string[]): string => texts.map(code).join(", ");
export const json = (value: unknown): string => code(JSON.stringify(value));

/** It says what a text is about. */
export const firstSentence = (text: string): string => /^.*?\.(?=\s|$)|^.*$/s.exec(text)?.[0] ?? "";

/** Titles of tests as a list, file by file; each file links to where it is in the repository. */
export const testItems = (tests: readonly { readonly title: string; readonly file: string }[]): string[] =>
  [...new Set(tests.map(({ file }) => file))].flatMap((file) => [
    `- [${code(file.replace("packages/contract-tests/src/", ""))}](../../${file})`,
    ...tests.filter((test) => test.file === file).map(({ title }) => `  - ${title}`),
  ]);

const pageOf: { readonly [letter: string]: string } = { F: "facts", A: "ambiguities", E: "evidence" };

/** Every id of the record in running text becomes a link to its entry; headings, links and code stay as they are. */
export const linked = (markdown: string, ending = "md"): string =>
  markdown.replace(/^#.*$|`[^`]*`|\[[^\]]*\]\([^)]*\)|\b([FAE])\d{2,3}\b/gm, (text, letter) =>
    letter ? `[${text}](${pageOf[letter]}.${ending}#${text.toLowerCase()})` : text,
  );

/** Blocks of Markdown, without those that are empty. */
export type Blocks = string | false | undefined | readonly Blocks[];
export const blocks = (...parts: readonly Blocks[]): string => {
  const texts = parts.map((part) => (typeof part === "object" ? blocks(...part) : part));
  return texts.filter(Boolean).join("\n\n");
};
