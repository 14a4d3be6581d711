import { fill, type Language, type Localized } from "@remo-kit/common/language";
import en from "./en.json" with { type: "json" };
import ko from "./ko.json" with { type: "json" };

export type Texts = typeof en;
const languages: Localized<Texts> = { en, ko };

export const textsOf = (lang: Language): Texts => languages[lang];

/** A time in whole seconds. */
export function duration(seconds: number, { duration }: Texts): string {
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return fill(h > 0 ? duration.h : min > 0 ? duration.min : duration.s, { h, min, s });
}
