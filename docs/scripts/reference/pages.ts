import type { OpenApiDocument } from "@remo-kit/openapi";

type Chapter = { readonly name: string; readonly "x-slug": string; readonly description: string };

/** The chapters at the end of the reference as pages of their own: file name → Markdown. */
export function chapterPages(document: OpenApiDocument): [string, string][] {
  const tags = (document as unknown as { tags: Partial<Chapter>[] }).tags;
  const chapters = tags.filter((tag): tag is Chapter => tag["x-slug"] !== undefined);
  return chapters.map(({ name, "x-slug": slug, description }) => [
    `${slug}.md`,
    `# ${name}\n\n${anchored(description, `${slug}.md`)}\n`,
  ]);
}

const pageOf: { readonly [letter: string]: string } = {
  F: "facts.md",
  A: "ambiguities.md",
  E: "evidence.md",
};

/** Each entry gets its id as its anchor, in every language. */
function anchored(markdown: string, here: string): string {
  const entries = markdown.replace(
    /^### ([FAE]\d\d)/gm,
    (_, id: string) => `<a id="${id.toLowerCase()}"></a>\n\n### ${id}`,
  );
  return entries.replace(referenceLink, (_, id: string) => pageLink(id, here));
}

/** A link of the reference, such as `[F01](#/facts-of-the-page/f01)`. */
const referenceLink = /\[([FAE]\d\d)\]\([^)]*\)/g;

function pageLink(id: string, here?: string): string {
  const page = pageOf[id.charAt(0)];
  return `[${id}](${page === here ? "" : page}#${id.toLowerCase()})`;
}

/** A text of the spec with each id in it as a link between pages, whether it was one of the reference or none. */
export const linked = (markdown: string): string =>
  markdown.replace(referenceLink, "$1").replace(/\b[FAE]\d\d\b/g, (id) => pageLink(id));
