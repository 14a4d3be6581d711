import en from "./en.json" with { type: "json" };
import ko from "./ko.json" with { type: "json" };

export type Texts = typeof en;
const languages: { readonly en: Texts; readonly ko: Texts } = { en, ko };

export type Lang = keyof typeof languages;

export const isLang = (text: unknown): text is Lang => text === "en" || text === "ko";

export const textsOf = (lang: Lang): Texts => languages[lang];

/** The text with its {placeholders} filled in. */
export const fill = (
  text: string,
  values: { readonly [name: string]: string | number | undefined },
): string => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** A time in whole seconds. */
export function duration(seconds: number, { duration }: Texts): string {
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return fill(h > 0 ? duration.h : min > 0 ? duration.min : duration.s, { h, min, s });
}
