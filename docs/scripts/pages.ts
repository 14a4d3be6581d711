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

const pageOf: { readonly [letter: string]: string } = {
  F: "facts.md",
  A: "ambiguities.md",
  E: "evidence.md",
};

/** A link of the reference becomes one between pages; each entry gets its id as its anchor, in every language. */
function link(markdown: string, here: string): string {
  const anchored = markdown.replace(
    /^### ([FAE]\d\d)/gm,
    (_, id: string) => `<a id="${id.toLowerCase()}"></a>\n\n### ${id}`,
  );
  return anchored.replace(/\[([FAE]\d\d)\]\([^)]*\)/g, (_, id: string) => {
    const page = pageOf[id.charAt(0)];
    return `[${id}](${page === here ? "" : page}#${id.toLowerCase()})`;
  });
}

/** The traceability table in Markdown. */
export function tracePage(table: readonly Trace[]): string {
  const code = (cells: readonly string[]) => cells.map((cell) => `\`${cell}\``).join("<br>");
  const linked = (tests: Trace["tests"]) =>
    tests.map(({ title, file }) => `[${title.replaceAll("|", "\\|")}](../${file})`).join("<br>");
  const rows = table.map(({ fact, spec, examples, scenarios, tests, docs }) => {
    const anchor = `[${fact}](${docs[0]})`;
    return `| ${anchor} | ${code(spec)} | ${code(examples)} | ${code(scenarios)} | ${linked(tests)} |`;
  });
  return `# Traceability

How each fact of the vendor's page is carried through this kit: the places of [the spec](../openapi/generated/openapi.yaml)
that name it, the examples that show it, the mock's scenarios that play it, and the contract tests that prove it. The
same as data: \`traceability.json\`.

| fact | spec | examples | mock scenarios | contract tests |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
