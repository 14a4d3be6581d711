import type { Language } from "./map.ts";
import en from "./texts/en.json" with { type: "json" };
import ko from "./texts/ko.json" with { type: "json" };

type ByPage = { readonly [page: string]: string };

/** `labels`: where the title of a page is too long for the navigation; `foreign`: above a text of another language. */
export type Texts = Omit<typeof en, "labels" | "about"> & { readonly labels: ByPage; readonly about: ByPage };

export const texts: { readonly [language in Language]: Texts } = { en, ko };

/** The text with its {placeholders} filled in. */
export const fill = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
