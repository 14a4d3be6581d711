import { Command, type Help, Option } from "commander";
import { fill, type Language } from "../language.ts";
import { width } from "../printable.ts";
import { type CommandTexts, type Flag, type Flags, type Program, usageOf, variableOf } from "./program.ts";
import { engineTexts } from "./texts.ts";
import { oneOf } from "./values.ts";

/** What every program takes. */
export const standardFlags = {
  lang: { group: "output", value: "en|ko", schema: oneOf("en", "ko") },
} as const satisfies Flags;

/** The texts of a command, with those of the engine. */
export function textsOf(program: Program, name: string, lang: Language): Required<CommandTexts> {
  const engine = engineTexts[lang];
  const { commands, ...own } = program.texts[lang];
  const texts = name === "" ? own : { ...own, ...commands?.[name] };
  const { words = {} } = program;
  const filled = (rows: { readonly [name: string]: string } = {}) =>
    Object.fromEntries(Object.entries(rows).map(([row, text]) => [row, fill(text, words)]));
  return {
    ...{ summary: "", argument: "", ...texts },
    groups: { output: engine.output, ...texts.groups },
    flags: { lang: engine.lang, version: engine.version, help: engine.help, ...filled(texts.flags) },
    defaults: { lang: engine.langDefault, ...filled(texts.defaults) },
    after: (texts.after ?? []).map((line) => fill(line, words)),
  };
}

/** What is said of a flag beside its text. */
export const defaultOf = (name: string, flag: Flag, { defaults }: Required<CommandTexts>) =>
  flag.default ?? defaults[name];

/** A command of commander's, that of a row of the program. It keeps values as texts. */
export function commanderOf(program: Program, name: string, lang: Language, columns: number): Command {
  const texts = textsOf(program, name, lang);
  const table: Flags = { ...program.commands[name]?.flags, ...standardFlags };
  const { argument } = program.commands[name] ?? {};
  const command = new Command(name || program.name)
    .configureHelp({ ...layout(program, table, texts, lang), helpWidth: columns })
    .description(texts.description)
    .summary(texts.summary)
    .helpOption(false)
    .helpCommand(false);
  for (const [flag, row] of Object.entries(table)) addFlag(command, flag, row, texts);
  const title = texts.groups.output ?? "";
  command.addOption(new Option("-V, --version").helpGroup(title));
  command.addOption(new Option("-h, --help").helpGroup(title));
  if (argument) command.argument(`<${argument}>`);
  return texts.after.length > 0 ? command.addHelpText("after", `\n${texts.after.join("\n")}`) : command;
}

function addFlag(command: Command, name: string, flag: Flag, texts: Required<CommandTexts>): void {
  const option = new Option(flag.value === undefined ? `--${name}` : `--${name} <value>`);
  option.helpGroup(texts.groups[flag.group] ?? flag.group).hideHelp(flag.hidden ?? false);
  if (flag.many) option.argParser((text, before: readonly string[] = []) => [...before, text]);
  command.addOption(option);
  if (flag.value === undefined) command.addOption(new Option(`--no-${name}`).hideHelp());
}

/** Commander's layout, in the words of the language. */
function layout(
  program: Program,
  table: Flags,
  texts: Required<CommandTexts>,
  lang: Language,
): Partial<Help> {
  const engine = engineTexts[lang];
  const named = (option: Option) =>
    [option.long?.slice(2) ?? "", table[option.long?.slice(2) ?? ""]] as const;
  return {
    displayWidth: width,
    styleTitle: (title) => engine.titles[title as keyof typeof engine.titles] ?? title,
    argumentDescription: () => texts.argument,
    optionTerm(option) {
      const [name, flag] = named(option);
      return flag ? usageOf(name, flag) : option.flags;
    },
    optionDescription(option) {
      const [name, flag] = named(option);
      const text = texts.flags[name] ?? "";
      if (!flag) return text;
      const value = defaultOf(name, flag, texts);
      const notes = [
        ...(flag.required ? [engine.required] : []),
        ...(value === undefined ? [] : [fill(engine.default, { value })]),
        ...(flag.flagOnly ? [] : [fill(engine.variable, { name: variableOf(program, name) })]),
      ];
      return notes.length > 0 ? `${text} (${notes.join("; ")})` : text;
    },
  };
}

/** The flags as a table in Markdown, for the docs. */
export function flagTable(program: Program, name = "", lang: Language = "en"): string {
  const texts = textsOf(program, name, lang);
  const table: Flags = { ...program.commands[name]?.flags, ...standardFlags };
  const rows = Object.entries(table)
    .filter(([, { hidden }]) => !hidden)
    .map(([flag, row]) => {
      const variable = row.flagOnly ? "" : `\`${variableOf(program, flag)}\``;
      const usage = `\`${usageOf(flag, row)}\``;
      return [usage, variable, defaultOf(flag, row, texts) ?? "", texts.flags[flag] ?? ""];
    });
  const own = ["version", "help"].map((flag) => [`\`--${flag}\``, "", "", texts.flags[flag] ?? ""]);
  const lines = [...rows, ...own].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
  return [engineTexts[lang].table, "| --- | --- | --- | --- |", ...lines].join("\n");
}
