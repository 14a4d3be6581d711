import MiniSearch, { type SearchResult } from "minisearch";

/** A page as the index of Rspress has it; the place of a heading is its character in `content`. */
export type IndexedPage = {
  readonly title: string;
  readonly content: string;
  readonly routePath: string;
  readonly toc: readonly { readonly id: string; readonly text: string; readonly charIndex: number }[];
};

/** What is under one heading. */
type Section = {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
};

export type Found = Omit<Section, "text"> & {
  /** Where in the text it was found: what is marked, and what is not, in turn, beginning with what is not. */
  readonly excerpt: readonly string[];
};

const sectionsOf = ({ title, content, routePath, toc }: IndexedPage): Section[] =>
  [{ id: "", text: title, charIndex: 0 }, ...toc].map(({ id, text: heading, charIndex }, i, all) => ({
    id: id ? `${routePath}#${id}` : routePath,
    title,
    heading,
    text: content.slice(charIndex, all[i + 1]?.charIndex).replace(/\s+/g, " "),
  }));

const hangul = /\p{Script=Hangul}/u;

/**
 * Words; of Korean, each two syllables that follow each other, whether or not a space is between them: it may be left
 * out in writing, and endings are joined to a word.
 */
export function termsOf(text: string): string[] {
  const runs =
    text
      .normalize("NFC")
      .match(/\p{Script=Hangul}[\p{Script=Hangul} ]*|(?:(?!\p{Script=Hangul})[\p{L}\p{N}_])+/gu) ?? [];
  return runs.flatMap((run) => {
    const [...letters] = run.replaceAll(" ", "");
    if (!hangul.test(run) || letters.length < 2) return [run.trim()];
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  });
}

/** Words that stand in every question and in no answer. */
const asked = new Set(
  "a an and are be can do does for how i if in is it mean means my of on or the to what when which why".split(
    " ",
  ),
);

const excerptLength = 140;

const patternOf = (term: string): RegExp =>
  hangul.test(term)
    ? new RegExp([...term].join(" ?"), "gu")
    : new RegExp(`(?<![\\p{L}\\p{N}_])${term}`, "giu");

/** The first place where a term stands, and what is around it. */
function excerptOf(text: string, { match }: SearchResult): string[] {
  const patterns = Object.keys(match).map(patternOf);
  const first = Math.min(...patterns.map((pattern) => text.search(pattern)).filter((place) => place >= 0));
  const start = Number.isFinite(first) ? Math.max(0, first - excerptLength / 4) : 0;
  const end = start + excerptLength;
  const cut = `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
  const marks = new Array<boolean>(cut.length).fill(false);
  for (const pattern of patterns)
    for (const { 0: found, index } of cut.matchAll(pattern)) marks.fill(true, index, index + found.length);
  const parts = [""];
  marks.forEach((isMarked, i) => {
    if (isMarked !== (parts.length % 2 === 0)) parts.push("");
    parts.push(`${parts.pop()}${cut[i]}`);
  });
  return parts;
}

/** A search over all sections, which finds a word in spite of a wrong letter. */
export function createSearch(pages: readonly IndexedPage[]): (query: string) => Found[] {
  const sections = pages.flatMap(sectionsOf);
  const byId = new Map(sections.map((section) => [section.id, section]));
  const index = new MiniSearch<Section>({ fields: ["title", "heading", "text"], tokenize: termsOf });
  index.addAll([...byId.values()]);
  return (query) =>
    index
      .search(query, {
        boost: { title: 2, heading: 4 },
        fuzzy: (term) => (hangul.test(term) || /\d/.test(term) || term.length < 4 ? false : 0.25),
        prefix: (term) => !hangul.test(term) && term.length > 1,
        processTerm: (term) => (asked.has(term.toLowerCase()) ? null : term.toLowerCase()),
      })
      .slice(0, 20)
      .flatMap((result) => {
        const { text, ...section } = byId.get(result.id) as Section;
        return [{ ...section, excerpt: excerptOf(text, result) }];
      });
}
