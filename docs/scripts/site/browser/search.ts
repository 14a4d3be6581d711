/** One section of a page, as the index has it. */
export type Entry = readonly [page: string, title: string, id: string, heading: string, text: string];

export type Hit = { readonly entry: Entry; readonly score: number; readonly words: readonly string[] };

/** A stretch of text, which is a match or is not. */
export type Stretch = { readonly text: string; readonly match: boolean };

const plain = (text: string) => text.normalize("NFC").toLowerCase();

/** The sections that have every word of the query, best first; also inside words, because Korean joins particles to them. */
export function search(index: readonly Entry[], query: string): Hit[] {
  const words = [...new Set(plain(query).split(/\s+/).filter(Boolean))];
  if (words.length === 0) return [];
  const hits = index.map((entry) => ({ entry, score: scoreOf(entry, words), words }));
  return hits.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

/** 0 if a word is missing; a word in a heading counts more than one in the text. */
function scoreOf([, title, , heading, text]: Entry, words: readonly string[]): number {
  const [inTitle, inHeading, inText] = [plain(title), plain(heading), plain(text)];
  const scores = words.map(
    (word) =>
      (inHeading.includes(word) ? 8 : 0) + (inTitle.includes(word) ? 3 : 0) + (inText.includes(word) ? 1 : 0),
  );
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

/** The text around the first match, `width` characters at most, with every match in it. */
export function excerpt(text: string, words: readonly string[], width = 120): Stretch[] {
  const found = words.map((word) => plain(text).indexOf(word)).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...found, text.length) - width / 3);
  const from = found.length === 0 ? 0 : start;
  const part = text.slice(from, from + width);
  const cut = `${from > 0 ? "…" : ""}${part}${from + width < text.length ? "…" : ""}`;
  return stretches(cut, words);
}

/** The text, cut where a match begins or ends. */
export function stretches(text: string, words: readonly string[]): Stretch[] {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text
    .split(new RegExp(`(${escaped.join("|")})`, "iu"))
    .map((part, i) => ({ text: part, match: i % 2 === 1 }))
    .filter((stretch) => stretch.text !== "");
}
