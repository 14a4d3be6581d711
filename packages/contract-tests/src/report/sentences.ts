import { fill, type Language } from "@remo-kit/common/language";
import json from "./sentences.json" with { type: "json" };

/** What a hole in a sentence stands for, by the letter that its name begins with. */
const holes: { readonly [letter: string]: string } = {
  n: "(?<!\\d)-?\\d+(?:\\.\\d+)?",
  // The ending of a plural.
  s: "s?",
  w: "[^\\s,;`()]+",
  x: "[^;()]+",
};

const patternOf = (sentence: string): RegExp => {
  const source = sentence
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{((\w)\d)\}/g, (_, name: string, letter: string) => `(?<${name}>${holes[letter]})`);
  return new RegExp(source, "g");
};

/** English sentences with holes, and the same in Korean; a longer one stands before what is a part of it. */
const sentences = (json as [en: string, ko: string][]).map(([en, ko]) => [patternOf(en), ko] as const);

/** Characters of what a run says of itself; what is longer quotes a server. */
const longest = 2000;

/** What a run says of itself, in a language; what a server said stays as it came. */
export const inLanguage = (text: string, language: Language): string =>
  language === "en" || text.length > longest
    ? text
    : sentences.reduce(
        (said, [pattern, ko]) =>
          said.replace(pattern, (...found) => fill(ko, found.at(-1) as object as never)),
        text,
      );
