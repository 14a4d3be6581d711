import { type Command, CommanderError } from "commander";
import * as v from "valibot";
import { fill, type Language } from "../language.ts";
import { commanderOf, helpOf } from "./commander.ts";
import { beforeDashes, type Environment, readPreflags } from "./preflags.ts";
import type { Program, Values } from "./program.ts";
import { engineTexts, type Row, rowsOf, type standardFlags } from "./rows.ts";
import { commanderMistake, mistake, type Place } from "./usage-error.ts";
import { yesOrNo } from "./values.ts";

/** A text for a flag, and where it came from: its name, or that of its variable. */
export type Given = { readonly name: string; readonly from: string; readonly text: string };

/** What a command was asked to do. */
export type Asked<P extends Program, Name extends keyof P["commands"] = keyof P["commands"]> = {
  readonly [Each in Name]: {
    readonly kind: "command";
    readonly name: Each;
    readonly argument: string;
    readonly values: Values<P["commands"][Each]["flags"] & typeof standardFlags>;
    readonly lang: Language;
    readonly given: readonly Given[];
    readonly warnings: readonly string[];
  };
}[Name];

/** A text that was asked for instead: the help or the version; 2 where no command was named. */
export type Shown = { readonly kind: "text"; readonly text: string; readonly exitCode: 0 | 2 };

/**
 * What the program was asked to do. A flag beats its environment variable; an empty variable is none.
 *
 * @throws UsageError that says what was received, what is allowed and what to do.
 */
export function readCommand<P extends Program>(
  program: P,
  argv: readonly string[],
  env: Environment,
  columns = 80,
): Asked<P> | Shown {
  const { lang, help, version } = readPreflags(program, argv, env);
  if (version) return { kind: "text", text: `${program.version}\n`, exitCode: 0 };
  const isOne = "" in program.commands;
  const name = isOne ? "" : (argv.find((word) => Object.hasOwn(program.commands, word)) ?? "");
  const root = commanderOf(program, lang, columns);
  if (help || (argv[0] === "help" && !isOne)) return { kind: "text", text: helpOf(root, name), exitCode: 0 };
  const place = {
    ...{ program, lang, rows: rowsOf(program, name, lang), argument: program.commands[name]?.argument },
    command: [program.name, name].filter(Boolean).join(" "),
  };
  const chosen = root.commands.find((command) => command.name() === name) ?? root;
  const [argument] = chosen.registeredArguments;
  if (argument && hasInstead(place.rows, argv)) argument.required = false;
  if (!parse(root, argv, place)) {
    const standard = { ...place, rows: rowsOf(program, "", lang), command: program.name };
    askedOf(root, env, standard); // A value that is wrong is said before a command is asked for.
    return { kind: "text", text: helpOf(root, ""), exitCode: 2 };
  }
  const asked: unknown = { ...askedOf(chosen, env, place), name, lang };
  return asked as Asked<P>;
}

/** Whether a flag is given that makes up for what is required. */
const hasInstead = (rows: readonly Row[], argv: readonly string[]): boolean =>
  beforeDashes(argv).some((word) =>
    rows.some(({ instead, name }) => instead && word.split("=")[0] === `--${name}`),
  );

/** Gives false where no command was named. */
function parse(root: Command, argv: readonly string[], place: Place): boolean {
  // Commander takes what follows for the value of a flag, also where it is another flag.
  const words = beforeDashes(argv);
  const rowAt = (at: number) => place.rows.find(({ name }) => words[at] === `--${name}`);
  const flag = words.find((_, at) => rowAt(at)?.value && rowAt(at + 1));
  if (flag) throw mistake("missingValue", { flag }, place);
  const both = place.rows.find(({ name }) => words.includes(`--${name}`) && words.includes(`--no-${name}`));
  if (both) throw mistake("both", { flag: `--${both.name}`, other: `--no-${both.name}` }, place);
  try {
    root.parse(argv, { from: "user" });
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.help") return false;
    throw commanderMistake(error, place);
  }
}

function askedOf(command: Command, env: Environment, place: Place) {
  const options = command.optsWithGlobals();
  const all: Given[] = [];
  const values: { [name: string]: unknown } = {};
  for (const row of place.rows) {
    const key = row.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const given = givenOf(row, options[key], env);
    if (given.length > 1 && !row.many) throw mistake("twice", { flag: `--${row.name}` }, place);
    all.push(...given);
    const read = given.map((one) => checked(one, row, place));
    if (read.length > 0) values[key] = row.many ? read : read[0];
    else if (row.required && !place.rows.some(({ instead, name }) => instead && options[name] !== undefined))
      throw mistake("missingFlag", { flag: `--${row.name}` }, place);
  }
  const warnings = unknownVariables(env, place);
  return { kind: "command", argument: command.args[0] ?? "", values, given: all, warnings };
}

/** The texts for a flag: those of the command line, else that of its variable. */
function givenOf({ name, many, variable = "" }: Row, option: unknown, env: Environment): Given[] {
  if (option !== undefined)
    return [option].flat().map((text) => ({ name, from: `--${name}`, text: String(text) }));
  const text = env[variable] ?? "";
  const texts = many ? text.split(",").map((one) => one.trim()) : [text];
  return texts.filter((one) => one !== "").map((one) => ({ name, from: variable, text: one }));
}

function checked({ from, text }: Given, { value, schema, secret }: Row, place: Place): unknown {
  const { lang, program } = place;
  const byDefault = value ? v.string() : yesOrNo;
  const config = { lang, abortEarly: true, abortPipeEarly: true };
  const { success, output, issues } = v.safeParse(schema ?? byDefault, text, config);
  if (success) return output;
  const [{ type, message }] = issues;
  // What reads more than the text says by itself what it received.
  if (type === "raw_transform") throw mistake("unusable", { from, problem: message }, place);
  const isShown = !program.secret && !secret;
  const received = isShown ? fill(engineTexts[lang].received, { text: JSON.stringify(text) }) : "";
  throw mistake("wrong", { from, allowed: message, received }, place);
}

function unknownVariables(env: Environment, { program, rows, lang }: Place): string[] {
  const isUnknown = (name: string) =>
    name.startsWith(program.prefix) && !rows.some(({ variable }) => variable === name);
  const names = program.sharesPrefix ? [] : Object.keys(env).filter(isUnknown);
  return names.map((variable) =>
    fill(engineTexts[lang].unknownVariable, { variable, program: program.name }),
  );
}
