import type { Language } from "../map.ts";
import { type Rows, table } from "./markdown.ts";
import words from "./words.json" with { type: "json" };

/** A text, or a list below its term; without one the term is left out. */
type Term = readonly [name: string, text: string | false | undefined | readonly string[]];

/** What a page is written in: its language, and the words around what it shows, by their names. */
export type Edition = ReturnType<typeof editionOf>;

export function editionOf(language: Language) {
  const texts: { readonly [name: string]: string } = words[language];
  const say = (name: string): string => {
    const text = texts[name];
    if (text !== undefined) return text;
    throw new Error(`docs/scripts/reference/words.json has no ${language} text for ${name}.`);
  };
  const term = ([name, text]: Term) =>
    `- **${say(name)}**:${typeof text === "object" ? text.map((item) => `\n  ${item}`).join("") : ` ${text}`}`;
  return {
    ...{ language, say },
    table: (head: readonly string[], rows: Rows): string => table(head.map(say), rows),
    terms: (...rows: readonly Term[]): string => rows.flatMap((row) => (row[1] ? term(row) : [])).join("\n"),
  };
}
