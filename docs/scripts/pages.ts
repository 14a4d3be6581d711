import type { OpenApiDocument } from "@remo-kit/openapi";
import type { Trace } from "./trace.ts";

type Chapter = { readonly name: string; readonly "x-slug": string; readonly description: string };

/** The chapters at the end of the reference as pages of their own: file name → Markdown. */
export function chapterPages(document: OpenApiDocument): [string, string][] {
  const tags = (document as unknown as { tags: Partial<Chapter>[] }).tags;
  const chapters = tags.filter((tag): tag is Chapter => tag["x-slug"] !== undefined);
  return chapters.map(({ name, "x-slug": slug, description }) => [
    `${slug}.md`,
    `# ${name}\n\n${link(description, `${slug}.md`)}\n`,
  ]);
}

const pageOf = { F: "facts.md", A: "ambiguities.md", E: "evidence.md" } as const;

/** Every id in running text becomes a link to its entry; a heading is that entry and stays as it is. */
function link(markdown: string, here: string): string {
  return markdown.replace(/^#.*$|`[^`]*`|\b([FAE])\d\d\b/gm, (text, kind?: keyof typeof pageOf) => {
    if (kind === undefined) return text;
    const page = pageOf[kind];
    return `[${text}](${page === here ? "" : page}#${text.toLowerCase()})`;
  });
}

/** The traceability table in Markdown. */
export function tracePage(table: readonly Trace[]): string {
  const code = (cells: readonly string[]) => cells.map((cell) => `\`${cell}\``).join("<br>");
  const plain = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll("|", "\\|")).join("<br>");
  const rows = table.map(({ fact, spec, examples, scenarios, tests, docs }) => {
    const anchor = `[${fact}](${docs[0]})`;
    return `| ${anchor} | ${code(spec)} | ${code(examples)} | ${code(scenarios)} | ${plain(tests)} |`;
  });
  return `# Traceability

How each fact of the vendor's page is carried through this kit: the places of the spec that name it, the examples that
show it, the mock's scenarios that play it, and the contract tests that prove it. The same as data: \`traceability.json\`.

| fact | spec | examples | mock scenarios | contract tests |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
