import type { RemoCallFailure, RemoConfigError } from "../index.ts";
import { en } from "./texts-en.ts";
import { ko } from "./texts-ko.ts";

const languages = { en, ko };

export type Lang = keyof typeof languages;
export type Texts = typeof en;

/** An error of the client. */
export type Failure = RemoCallFailure | RemoConfigError;

export const isLang = (text: unknown): text is Lang => text === "en" || text === "ko";

export const textsOf = (lang: Lang): Texts => languages[lang];
