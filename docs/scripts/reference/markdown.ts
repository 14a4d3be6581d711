// The pieces of Markdown that the generated pages are made of.

/** Files of the repository are linked as from docs/record/. */
const repository = "../../";

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

export const code = (text: string): string => `\`${text}\``;

/** A list item with a list below it. */
export const nested = (said: string, items: readonly string[]): string =>
  [`- ${said}`, ...items.map((item) => `  ${item}`)].join("\n");

/** Titles of tests as a list, file by file; each file links to where it is in the repository. */
export function testItems(tests: readonly { readonly title: string; readonly file: string }[]): string[] {
  const files = [...new Set(tests.map(({ file }) => file))];
  return files.flatMap((file) => {
    const name = file.replace("packages/contract-tests/src/", "");
    const titles = tests.filter((test) => test.file === file).map(({ title }) => `  - ${title}`);
    return [`- [${code(name)}](${repository}${file})`, ...titles];
  });
}

const pageOf: { readonly [letter: string]: string } = { F: "facts", A: "ambiguities", E: "evidence" };

/** Every id of the record in running text becomes a link to its entry; headings, links and code stay as they are. */
export const linked = (markdown: string, here?: string, ending = "md"): string =>
  markdown.replace(/^#.*$|`[^`]*`|\[[^\]]*\]\([^)]*\)|\b[FAE]\d{2,3}\b/gm, (text) => {
    const page = /^[FAE]\d{2,3}$/.test(text) ? pageOf[text.charAt(0)] : undefined;
    return page ? `[${text}](${page === here ? "" : `${page}.${ending}`}#${text.toLowerCase()})` : text;
  });

/** An entry of the record: its heading, and its id as its anchor in every language. */
export const entry = (id: string, title: string, ...blocks: readonly string[]): string =>
  [`### ${[id, title].filter(Boolean).join(" ")} {#${id.toLowerCase()}}`, ...blocks].join("\n\n");

/** A list of terms; one without a text is left out. */
export const terms = (rows: readonly (readonly [term: string, text: string | false | undefined])[]): string =>
  rows.flatMap(([term, text]) => (text ? [`- **${term}**: ${text}`] : [])).join("\n");
