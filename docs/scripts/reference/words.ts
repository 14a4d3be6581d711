import type { Language } from "../map.ts";
import words from "./words.json" with { type: "json" };

/** What a page is written in: its language, and the words around what it shows, by their names. */
export type Edition = { readonly language: Language; readonly say: (name: string) => string };

export const editionOf = (language: Language): Edition => ({
  language,
  say(name) {
    const text = (words[language] as { readonly [name: string]: string })[name];
    if (text === undefined)
      throw new Error(`docs/scripts/reference/words.json has no ${language} text for ${name}.`);
    return text;
  },
});
