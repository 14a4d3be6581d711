import { Command, Option } from "commander";
import { fill, type Language } from "../language.ts";
import { width } from "../printable.ts";
import type { Program } from "./program.ts";
import { engineTexts, type Row, rowsOf, textsOf } from "./rows.ts";

/** A program as commander takes it. It reads texts; what they mean, and the environment, is seen to elsewhere. */
export function commanderOf(program: Program, lang: Language, columns: number): Command {
  const root = commandOf(program, "", lang, columns);
  const names = Object.keys(program.commands).filter((name) => name !== "");
  for (const name of names) root.addCommand(commandOf(program, name, lang, columns).action(() => {}));
  return names.length > 0 ? root : root.action(() => {});
}

function commandOf(program: Program, name: string, lang: Language, columns: number): Command {
  const { description, summary = "", argument = "", after } = textsOf(program, name, lang);
  const { titles } = engineTexts[lang];
  const command = new Command(name || program.name)
    .exitOverride()
    .configureOutput({ writeErr() {} })
    .configureHelp({
      helpWidth: columns,
      displayWidth: width,
      styleTitle: (title) => titles[title as keyof typeof titles] ?? title,
    })
    .helpOption(false)
    .helpCommand(false)
    .description(description)
    .summary(summary);
  for (const row of rowsOf(program, name, lang)) addFlag(command, row, lang);
  const named = program.commands[name]?.argument;
  if (named) command.argument(`<${named}>`, argument);
  return command.addHelpText("after", fill(`\n${after.join("\n")}`, program.words ?? {}));
}

function addFlag(command: Command, row: Row, lang: Language): void {
  const { required, default: byDefault, variable, hidden = false, value, on, name } = row;
  const texts = engineTexts[lang];
  const notes = [
    required && texts.required,
    byDefault && fill(texts.default, { value: byDefault }),
    variable && fill(texts.variable, { name: variable }),
  ].filter(Boolean);
  const option = new Option(row.usage, notes.length > 0 ? `${row.text} (${notes.join("; ")})` : row.text);
  // All that was given: that one is given twice is for who reads them to say.
  if (value) option.argParser((text, before: readonly string[] = []) => [...before, text]);
  option.helpGroup(row.title).hideHelp(hidden);
  if (value) return void command.addOption(option);
  // A switch can be turned on and off, also against its variable. Commander takes one that is first seen off for one that is on.
  const opposite = new Option(`--${on ? "" : "no-"}${name}`).hideHelp();
  for (const each of on ? [opposite, option] : [option, opposite]) command.addOption(each);
}

/** The help of a command. */
export function helpOf(root: Command, name: string): string {
  let text = "";
  const command = root.commands.find((one) => one.name() === name) ?? root;
  const writeOut = (piece: string) => {
    text += piece;
  };
  command.configureOutput({ writeOut }).outputHelp();
  return text;
}
