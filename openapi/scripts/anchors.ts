import type { Language, Ledger } from "./ledger.ts";

/** Where the entry of an id stands in the reference: the chapter's words.yaml name and the entry's heading. */
export type Anchors = { readonly link: (id: string) => string; readonly heading: (id: string) => string };

/** Redoc makes anchors of headings: lower case, words joined by hyphens. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");

/** Links to the entries of facts, ambiguities and evidence, as the reference of one language has them. */
export function anchors(ledger: Ledger, language: Language, chapterName: (slug: string) => string): Anchors {
  // Redoc leaves code out of an anchor, so no heading has any.
  const titles = new Map(
    ledger.ambiguities.map(({ id, title }) => [id, title[language].replaceAll("`", "")]),
  );
  const heading = (id: string): string => (titles.has(id) ? `${id} ${titles.get(id)}` : id);
  const chapterOf: { readonly [letter: string]: string } = { F: "facts", A: "ambiguities", E: "evidence" };
  const link = (id: string): string =>
    `[${id}](#/${slug(chapterName(chapterOf[id.charAt(0)] ?? ""))}/${slug(heading(id))})`;
  return { link, heading };
}
