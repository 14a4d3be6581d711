import type { Language, Localized } from "@remo-kit/common/language";
import json from "./words.json" with { type: "json" };

type Section = typeof json.en;
/** Every word of the dashboard, in one language. */
export type Words = { readonly [Name in keyof (Section["page"] & Section["script"])]: string };

const wordsIn = ({ page, script }: Section): Words => ({ ...page, ...script });
export const words: Localized<Words> = { en: wordsIn(json.en), ko: wordsIn(json.ko) };

/** The words that the browser's own script says, one a line. */
export const spoken = (language: Language): string =>
  Object.entries(json[language].script)
    .map(([name, text]) => `${name}=${text}`)
    .join("\n");
