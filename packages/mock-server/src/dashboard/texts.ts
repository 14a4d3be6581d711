import json from "./words.json" with { type: "json" };

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

type Section = typeof json.en;
/** Every word of the dashboard, in one language. */
export type Words = { readonly [Name in keyof (Section["page"] & Section["script"])]: string };

const wordsIn = ({ page, script }: Section): Words => ({ ...page, ...script });
export const words: { readonly [Name in Language]: Words } = { en: wordsIn(json.en), ko: wordsIn(json.ko) };

/** The words that the browser's own script says, one a line. */
export const spoken = (language: Language): string =>
  Object.entries(json[language].script)
    .map(([name, text]) => `${name}=${text}`)
    .join("\n");

/** Puts values in the place of `{name}`. */
export const fill = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
