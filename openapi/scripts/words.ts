import type { Language } from "./ledger.ts";
import { readYaml } from "./room.ts";

export type Words = { readonly [language in Language]: { readonly [word: string]: string } };
export type Translate = (word: string) => string;

export const readWords = async (): Promise<Words> => (await readYaml("words.yaml")) as Words;

/** The words around the ledger in one language. @throws Error naming the word that is missing */
export function translator(words: Words, language: Language): Translate {
  return (word) => {
    const text = words[language][word];
    if (text === undefined) throw new Error(`openapi/words.yaml has no ${language} text for "${word}".`);
    return text;
  };
}
