// What the tests of each command hold its table and its texts to.

import type { Program } from "../cli/program.ts";
import { readCommand } from "../cli/read.ts";
import { rowsOf } from "../cli/rows.ts";
import { languages } from "../language.ts";
import { width } from "../printable.ts";

/** What is wrong with a program: a flag that a help lacks, a line of it that is too wide, texts that differ. */
export function problemsOf(program: Program): string[] {
  const commands = Object.keys(program.commands);
  const inHelp = languages.flatMap((lang) =>
    commands.flatMap((command) => problemsOfHelp(program, command, lang)),
  );
  const [en = [], ko = []] = languages.map((lang) => placesOf(program.texts[lang]));
  return [...inHelp, ...differing(en, ko), ...differing(ko, en)];
}

function problemsOfHelp(program: Program, command: string, lang: string): string[] {
  const help = readCommand(program, [command, "--help", "--lang", lang].filter(Boolean), {});
  const text = help.kind === "text" ? help.text : "";
  const shown = rowsOf(program, command, "en").filter(({ hidden }) => !hidden);
  return [
    ...shown.filter(({ usage }) => !text.includes(`  ${usage}  `)).map(({ name }) => `no ${name} in ${lang}`),
    ...shown.filter((row) => row.text === "").map(({ name }) => `no text of ${name}`),
    ...text.split("\n").filter((line) => width(line) > 90),
  ];
}

const differing = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((place) => !others.includes(place));

/** The places of the texts, with the placeholders of each; the lines of one count as one. */
const placesOf = (value: unknown, place = ""): string[] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => placesOf(inner, `${place}/${name}`))
    : [`${place} ${[...String(value).matchAll(/\{\w+\}/g)].map(String).sort()}`];
