import type { CommanderError } from "commander";
import { fill, type Language } from "../language.ts";
import { type CommandRow, type Program, usageOf } from "./program.ts";
import { engineTexts } from "./texts.ts";

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

/** Where the mistake was made. */
export type Place = {
  readonly program: Program;
  /** The command, as it is typed. */
  readonly command: string;
  readonly row: CommandRow;
  readonly lang: Language;
};

export const usageError = ({ command, lang }: Place, message: string): UsageError =>
  new UsageError(message, fill(engineTexts[lang].see, { command }));

/** Commander's words repeat what was typed, which may be a key; of that, only a flag's name is safe to show. */
export function commanderError({ code, message }: CommanderError, place: Place): UsageError {
  const { command, row, program, lang } = place;
  const texts = engineTexts[lang];
  const flag = /'[^']*?(--[a-z][a-z-]*)(?![\w-])/.exec(message)?.[1];
  const similar = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const named = flag && row.flags[flag.replace(/^--(no-)?/, "")];
  const isSwitch = named && named.value === undefined;
  const unknown = isSwitch ? texts.switch : flag ? texts.unknownFlag : texts.otherFlag;
  const didYouMean = similar ? texts.didYouMean : "";
  const said: { readonly [code: string]: string } = {
    "commander.missingArgument": texts.missingArgument,
    "commander.excessArguments": row.argument ? texts.oneArgument : texts.noArguments,
    "commander.unknownCommand": texts.unknownCommand + didYouMean,
    "commander.unknownOption": unknown + didYouMean,
    "commander.optionMissingArgument": texts.missingValue,
  };
  const words = { flag, similar, command, argument: row.argument, usage: shortUsage(command, row) };
  const commands = Object.keys(program.commands).join(", ");
  return usageError(place, fill(said[code] ?? texts.unreadable, { ...words, commands }));
}

const shortUsage = (command: string, { argument = "", flags }: CommandRow): string => {
  const required = Object.entries(flags).filter(([, flag]) => flag.required);
  return [command, argument, ...required.map(([name, flag]) => usageOf(name, flag))].join(" ");
};
