import MiniSearch from "minisearch";

/** A page as the index of Rspress has it; the place of a heading is its character in `content`. */
export type IndexedPage = {
  readonly title: string;
  readonly content: string;
  readonly routePath: string;
  readonly toc: readonly { readonly id: string; readonly text: string; readonly charIndex: number }[];
};

const sectionsOf = ({ title, content, routePath, toc }: IndexedPage) =>
  [{ id: "", text: title, charIndex: 0 }, ...toc].map(({ id, text: heading, charIndex }, i, all) => ({
    ...{ title, heading },
    id: id ? `${routePath}#${id}` : routePath,
    text: content.slice(charIndex, all[i + 1]?.charIndex).replace(/\s+/g, " "),
  }));

export type Found = ReturnType<ReturnType<typeof createSearch>>[number];

const hangul = /\p{Script=Hangul}/u;

/**
 * Words; of Korean, each two syllables that follow each other, whether or not a space is between them: it may be left
 * out in writing, and endings are joined to a word.
 */
export function termsOf(text: string): string[] {
  const run = /\p{Script=Hangul}[\p{Script=Hangul} ]*|(?:(?!\p{Script=Hangul})[\p{L}\p{N}_])+/gu;
  // The vendor's page spells it otherwise than its readers.
  const spelled = text.normalize("NFC").replaceAll("크리딧", "크레딧");
  return (spelled.match(run) ?? []).flatMap((run) => {
    const [...letters] = run.replaceAll(" ", "");
    if (!hangul.test(run) || letters.length < 2) return [run.trim()];
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  });
}

/** Words that stand in every question and in no answer. */
const asked =
  /^(an?|and|are|be|can|do|does|for|how|if?|in|is|it|means?|my|of|on|or|the|to|what|when|which|why)$/i;

/** Of two syllables either one with the other beside it: so also those that share one are marked whole. */
function patternOf(term: string): string {
  const [one, two] = term;
  if (!hangul.test(term)) return `(?<![\\p{L}\\p{N}_])${term}`;
  return two ? `${one} ?(?=${two})|(?<=${one} ?)${two}` : term;
}

const excerptLength = 140;

/** What is around the first of the terms: what is not marked, and what is, in turn. */
function excerptOf(text: string, terms: readonly string[]): string[] {
  const pattern = new RegExp(`((?:${terms.map(patternOf).join("|")})+)`, "giu");
  const start = Math.max(0, text.search(pattern) - excerptLength / 4);
  const end = start + excerptLength;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`.split(pattern);
}

/** A search over all sections, which finds a word in spite of a wrong letter. */
export function createSearch(pages: readonly IndexedPage[]) {
  const sections = pages.flatMap(sectionsOf);
  const byId = new Map(sections.map((section) => [section.id, section]));
  const fields = ["title", "heading", "text"];
  const index = new MiniSearch({ fields, storeFields: fields, tokenize: termsOf });
  index.addAll([...byId.values()]);
  return (query: string) =>
    index
      .search(query, {
        boost: { title: 2, heading: 4 },
        fuzzy: (term) => (hangul.test(term) || /\d/.test(term) || term.length < 4 ? false : 0.25),
        prefix: (term) => !hangul.test(term) && term.length > 1,
        processTerm: (term) => (asked.test(term) ? null : term.toLowerCase()),
      })
      .slice(0, 20)
      .map(({ id, title, heading, text, terms }) => ({
        ...{ id: String(id), title: String(title), heading: String(heading) },
        excerpt: excerptOf(text, terms),
      }));
}
