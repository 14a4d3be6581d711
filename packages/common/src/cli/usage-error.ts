import type { CommanderError } from "commander";
import { fill, type Language } from "../language.ts";
import type { Program } from "./program.ts";
import { engineTexts, type Row } from "./rows.ts";

/** The command was called in a way that it does not know. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    message: string,
    /** What to do. */
    readonly advice: string,
  ) {
    super(message);
  }
}

/** Where a mistake was made. */
export type Place = {
  readonly program: Program;
  /** The command, as it is typed, and its argument. */
  readonly command: string;
  readonly argument: string | undefined;
  readonly rows: readonly Row[];
  readonly lang: Language;
};

type Kind = {
  [Key in keyof (typeof engineTexts)["en"]]: (typeof engineTexts)["en"][Key] extends string ? Key : never;
}[keyof (typeof engineTexts)["en"]];

export function mistake(
  kind: Kind,
  words: { readonly [name: string]: string | undefined },
  place: Place,
): UsageError {
  const texts = engineTexts[place.lang];
  const { command, argument } = place;
  const message = fill(texts[kind], { command, argument, ...words });
  const hint = words.similar ? fill(texts.didYouMean, words) : "";
  return new UsageError(message + hint, fill(texts.see, { command }));
}

/** Commander's words repeat what was typed, which may be a key; of that, only a flag's name or letter is safe to show. */
export function commanderMistake({ code, message }: CommanderError, place: Place): UsageError {
  const { command, argument, rows, program } = place;
  const [, name, letter] = /'(?:[^']*?(--[a-z][a-z-]*)(?![\w-])|(-[a-zA-Z])['=])/.exec(message) ?? [];
  const flag = name ?? letter;
  const isSwitch = rows.some(({ name, value }) => !value && flag?.replace(/^--(no-)?/, "") === name);
  const similar = isSwitch ? undefined : /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const kinds: { readonly [code: string]: Kind } = {
    "commander.missingArgument": "missingArgument",
    "commander.excessArguments": argument ? "oneArgument" : "noArguments",
    "commander.unknownCommand": "unknownCommand",
    "commander.unknownOption": isSwitch ? "switch" : flag ? "unknownFlag" : "unknown",
    "commander.optionMissingArgument": "missingValue",
  };
  const required = rows.filter((row) => row.required).map(({ usage }) => usage);
  const usage = [command, argument, ...required].join(" ");
  const commands = Object.keys(program.commands).join(", ");
  return mistake(kinds[code] ?? "unreadable", { flag, similar, usage, commands }, place);
}
