import { readFileSync } from "node:fs";
import { type Profile, parseJsonText, parseProfile, profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { fill, isLanguage, type Language, type Localized } from "../language.ts";
import texts from "./texts.json" with { type: "json" };

// Each makes a value of a flag's text. The message of an issue is what is allowed, in the language that valibot is asked for.

type Issue = { readonly lang?: string | undefined };
type Words = { readonly [name: string]: string | number };

const languageOf = ({ lang }: Issue): Language => (isLanguage(lang) ? lang : "en");

const allowed =
  (kind: keyof (typeof texts)["en"]["values"], words: Words = {}) =>
  (issue: Issue) =>
    fill(texts[languageOf(issue)].values[kind], words);

const decimal = /^-?\d+(\.\d+)?$/;

/** A number from `least` to `most`. */
export function between(least: number, most: number, whole?: "whole"): v.GenericSchema<number, number> {
  const message = allowed(whole ?? "number", { least, most });
  const inRange = v.pipe(v.number(message), v.minValue(least, message), v.maxValue(most, message));
  return whole ? v.pipe(inRange, v.integer(message)) : inRange;
}

/** The text of such a number. */
export const number = (schema: v.GenericSchema<number, number>) =>
  v.pipe(
    v.string(),
    v.transform((text) => (decimal.test(text) ? Number(text) : Number.NaN)),
    schema,
  );

/** A number above 0. */
export function positive(most: number): v.GenericSchema<number, number> {
  const message = allowed("above", { most });
  return v.pipe(v.number(message), v.gtValue(0, message), v.maxValue(most, message));
}

/** `20`, `5-60`. */
export function secondsRange(most: number) {
  const message = allowed("range", { most });
  return v.pipe(
    v.string(),
    v.regex(/^\d+(-\d+)?$/, message),
    v.transform((text) => text.split("-").map(Number)),
    v.transform(([from = 0, to = from]): readonly [from: number, to: number] => [from, to]),
    v.check(([from, to]) => from <= to && to <= most, message),
  );
}

const units: { readonly [unit: string]: number } = { "": 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** `5000000`, `5MB`. */
export const byteCount = v.pipe(
  v.string(),
  v.transform((text) => /^(\d+)([kmg]b)?$/i.exec(text) ?? []),
  v.transform(([, digits, unit = ""]) => Number(digits) * (units[unit.toLowerCase()] ?? Number.NaN)),
  v.check(
    (bytes) => Number.isSafeInteger(bytes) && bytes > 0,
    allowed("bytes", { most: Number.MAX_SAFE_INTEGER }),
  ),
);

export const oneOf = <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  v.picklist(names, allowed("oneOf", { names: names.join(", ") })) as v.GenericSchema<string, Names[number]>;

/** A text that is `what` it has to be. */
export const textThat = (holds: (text: string) => boolean, what: Localized) =>
  v.pipe(
    v.string(),
    v.check(holds, (issue) => what[languageOf(issue)]),
  );

/** A text that is not blank. */
export const filled = (what: Localized) => textThat((text) => text.trim() !== "", what);

/** A switch as an environment variable has it. */
export const yesOrNo = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.picklist(["1", "true", "0", "false"], allowed("yesOrNo")),
  v.transform((text) => text === "1" || text === "true"),
);

export const token = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,256}$/, allowed("token")));

/** What `parse` makes of a text; the message of its error says what is wrong with it. */
export const parsedBy = <Value>(parse: (text: string) => Value, message = messageOf) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
      try {
        return parse(dataset.value);
      } catch (error) {
        addIssue({ message: (issue) => message(error as Error, dataset.value, languageOf(issue)) });
        return NEVER;
      }
    }),
  );

const messageOf = ({ message }: Error, _text: string, _lang: Language) => message;

/** A file of JSON. */
export const jsonFile = <Value>(what: Localized, parse: (value: unknown) => Value) =>
  parsedBy(
    (file) => parse(parseJsonText(readFileSync(file, "utf8").replace(/^\uFEFF/, ""))),
    (error, file, lang) => {
      const { cannotRead, cannotUse } = texts[lang].files;
      const [why = ""] = error.message.split(", ");
      return "syscall" in error
        ? fill(cannotRead, { why, file: JSON.stringify(file), allowed: what[lang] })
        : fill(cannotUse, { why: error.message, file });
    },
  );

const names = Object.keys(profiles).join(", ");
const profileFile = jsonFile({ en: `${names} or a file`, ko: `${names}, 파일` }, parseProfile);

/** A built-in profile by its name, or that of a file: a profile, or what `remo-contract --profile-out` wrote. */
export const profile = v.lazy((text): v.GenericSchema<string, Profile> => {
  const [, builtIn] = Object.entries(profiles).find(([name]) => name === text) ?? [];
  return builtIn
    ? v.pipe(
        v.string(),
        v.transform(() => builtIn),
      )
    : profileFile;
});
