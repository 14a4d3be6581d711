import { fill, type Language, type Localized } from "../language.ts";
import type { CommandTexts, Flag, Flags, Program } from "./program.ts";
import json from "./texts.json" with { type: "json" };
import { oneOf } from "./values.ts";

/** What the engine says by itself. */
export const engineTexts: Localized<(typeof json)["en"]> = json;

/** What every command takes. */
export const standardFlags = {
  lang: { group: "output", value: "en|ko", schema: oneOf("en", "ko") },
  version: { group: "output", flagOnly: true },
  help: { group: "output", flagOnly: true },
} as const satisfies Flags;

/** A flag with all that is said of it, in one language. */
export type Row = Flag & {
  readonly name: string;
  readonly usage: string;
  readonly variable: string | undefined;
  readonly text: string;
  readonly title: string;
};

const shorts: { readonly [name: string]: string } = { help: "-h, ", version: "-V, " };

/** `--max-body`: `REMO_MOCK_MAX_BODY`. */
export const variableOf = ({ prefix }: Pick<Program, "prefix">, name: string): string =>
  prefix + name.toUpperCase().replaceAll("-", "_");

export const textsOf = ({ texts }: Program, name: string, lang: Language): CommandTexts =>
  texts[lang].commands?.[name] ?? texts[lang];

/** The flags of a command, in the order of its help. */
export function rowsOf(program: Program, command: string, lang: Language): Row[] {
  const { groups = {}, flags = {}, defaults = {} } = textsOf(program, command, lang);
  const engine: CommandTexts & typeof json.en = { description: "", after: [], ...engineTexts[lang] };
  const said = (own: string | undefined, engines: string | undefined) =>
    fill(own ?? engines ?? "", program.words ?? {});
  const table: Flags = { ...program.commands[command]?.flags, ...standardFlags };
  return Object.entries(table).map(([name, flag]) => ({
    ...flag,
    name,
    usage: `${shorts[name] ?? ""}--${flag.on ? "no-" : ""}${name}${flag.value ? ` <${flag.value}>` : ""}`,
    variable: flag.flagOnly ? undefined : variableOf(program, name),
    default: flag.default ?? said(defaults[name], engine.defaults?.[name]),
    text: said(flags[name], engine.flags?.[name]),
    title: said(groups[flag.group], engine.groups?.[flag.group]),
  }));
}

/** The flags of a command as a table in Markdown, for the docs. */
export function flagTable(program: Program, command = "", lang: Language = "en"): string {
  const shown = rowsOf(program, command, lang).filter(({ hidden }) => !hidden);
  const lines = shown.map(({ usage, variable, default: byDefault = "", text }) => {
    const cells = [`\`${usage}\``, variable ? `\`${variable}\`` : "", byDefault, text];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [engineTexts[lang].table, "| --- | --- | --- | --- |", ...lines].join("\n");
}
