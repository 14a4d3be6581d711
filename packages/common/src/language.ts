export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** The same in each language. */
export type Localized<Value = string> = { readonly [Each in Language]: Value };

export const isLanguage = (text: unknown): text is Language => languages.some((one) => one === text);

type Locale = { readonly [name: string]: string | undefined };

/** The language of the system, as POSIX finds that of messages. */
export const systemLanguage = ({ LC_ALL, LC_MESSAGES, LANG }: Locale): Language =>
  (LC_ALL || LC_MESSAGES || LANG || "").startsWith("ko") ? "ko" : "en";

/** The text with its {placeholders} filled in. */
export const fill = (
  text: string,
  values: { readonly [name: string]: string | number | undefined },
): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
