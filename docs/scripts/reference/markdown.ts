// The pieces of Markdown that the generated pages are made of.

/** Files of the repository are linked from docs/reference/<language>/. */
const repository = "../../../";

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
