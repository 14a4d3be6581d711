import type { Language } from "../map.ts";
import words from "./words.json" with { type: "json" };

/** The words around what the pages show. What is said of each thing stands where it is defined. */
export const wordsOf = <Section extends keyof typeof words>(section: Section, language: Language) =>
  words[section][language] as (typeof words)[Section]["en"];

/** Likewise, for a word whose name is put together. @throws Error naming the word that is missing */
export function word(section: keyof typeof words, language: Language, name: string): string {
  const text = (words[section][language] as { readonly [name: string]: string })[name];
  if (text === undefined)
    throw new Error(`docs/scripts/reference/words.json has no ${language} text for ${name}.`);
  return text;
}
