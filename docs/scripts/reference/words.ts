import type { Language } from "../map.ts";
import { type Rows, table } from "./markdown.ts";
import words from "./words.json" with { type: "json" };

/** A text, or a list below its term; without one the term is left out. */
type Term = readonly [name: string, text: string | false | undefined | readonly string[]];

/** What a page is written in: its language, and the words around what it shows, by their names. */
export type Edition = ReturnType<typeof editionOf>;

export function editionOf(language: Language) {
  const say = (name: string): string => {
    const text = (words[language] as { readonly [name: string]: string })[name];
    if (text === undefined)
      throw new Error(`docs/scripts/reference/words.json has no ${language} text for ${name}.`);
    return text;
  };
  const term = ([name, text]: Term) =>
    typeof text === "object"
      ? [`- **${say(name)}**:`, ...text.map((item) => `  ${item}`)]
      : `- **${say(name)}**: ${text}`;
  return {
    language,
    say,
    table: (head: readonly string[], rows: Rows): string => table(head.map(say), rows),
    terms: (...rows: readonly Term[]): string =>
      rows
        .filter(([, text]) => text)
        .flatMap(term)
        .join("\n"),
  };
}
