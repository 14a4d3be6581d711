import { en, type Failure, type Texts } from "./en.ts";
import { ko } from "./ko.ts";

const languages = { en, ko };

export type Lang = keyof typeof languages;
export type { Failure, Texts };

export const isLang = (text: unknown): text is Lang => text === "en" || text === "ko";

export const textsOf = (lang: Lang): Texts => languages[lang];
