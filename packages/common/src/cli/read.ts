import { type Command, CommanderError } from "commander";
import * as v from "valibot";
import { fill, type Language } from "../language.ts";
import { commanderOf, standardFlags } from "./help.ts";
import { beforeDashes, type Environment, readPreflags } from "./preflags.ts";
import { camelCase, type Flag, type Flags, type Program, type Values, variableOf } from "./program.ts";
import { engineTexts } from "./texts.ts";
import { commanderError, type Place, type UsageError, usageError } from "./usage-error.ts";
import { yesOrNo } from "./values.ts";

/** A text for a flag, and where it came from: its name, or that of its variable. */
export type Given = { readonly name: string; readonly from: string; readonly text: string };

type Standard = typeof standardFlags;

/** What a command was asked to do. */
export type Asked<P extends Program, Name extends keyof P["commands"] = keyof P["commands"]> = {
  readonly [Each in Name]: {
    readonly kind: "command";
    readonly name: Each;
    readonly argument: string;
    readonly values: Values<P["commands"][Each]["flags"] & Standard>;
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
  const commands = Object.keys(program.commands);
  const [named] = argv.filter((word) => commands.includes(word));
  const root = commanderOf(program, "", lang, columns);
  let chosen: Command = root;
  for (const name of commands) {
    const command = name === "" ? root : commanderOf(program, name, lang, columns);
    if (name !== "") root.addCommand(command);
    command.action(() => {
      chosen = command;
    });
  }
  if (help || (argv[0] === "help" && !("" in program.commands)))
    return { kind: "text", text: textOf(root, named ?? ""), exitCode: 0 };
  const place = placeOf(program, named ?? "", lang);
  if (!parse(root, argv, place)) return { kind: "text", text: textOf(root, ""), exitCode: 2 };
  const asked: unknown = { ...askedOf(program, chosen, env, place), lang };
  return asked as Asked<P>;
}

/** The help of a command. */
function textOf(root: Command, name: string): string {
  let text = "";
  const command = root.commands.find((one) => one.name() === name) ?? root;
  command.configureOutput({
    writeOut: (piece) => {
      text += piece;
    },
  });
  command.outputHelp();
  return text;
}

function placeOf(program: Program, name: string, lang: Language): Place {
  const row = program.commands[name] ?? { flags: {} };
  const command = [program.name, name].filter(Boolean).join(" ");
  return { program, command, row: { ...row, flags: { ...row.flags, ...standardFlags } }, lang };
}

/** Gives false where no command was named. */
function parse(root: Command, argv: readonly string[], place: Place): boolean {
  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({ writeErr() {} });
  }
  const bare = flagBeforeFlag(beforeDashes(argv), place);
  if (bare) throw mistake("missingValue", { flag: bare }, place);
  try {
    root.parse(argv, { from: "user" });
    return true;
  } catch (error) {
    if (error instanceof CommanderError && error.code === "commander.help") return false;
    throw error instanceof CommanderError ? commanderError(error, place) : error;
  }
}

/** A flag that waits for a value where another flag follows, which commander would take for the value. */
function flagBeforeFlag(words: readonly string[], { row }: Place): string | undefined {
  const flagAt = (at: number) => row.flags[/^--(.*)/.exec(words[at] ?? "")?.[1] ?? ""];
  return words.find((_, at) => flagAt(at)?.value !== undefined && flagAt(at + 1));
}

function askedOf(program: Program, chosen: Command, env: Environment, place: Place) {
  const { row } = place;
  const given = Object.keys(row.flags).flatMap((name) => givenOf(name, chosen, env, place));
  const values: { [name: string]: unknown } = {};
  for (const one of given) {
    const { many, value, schema } = row.flags[one.name] as Flag;
    const name = camelCase(one.name);
    const read = checked(value === undefined ? yesOrNo : (schema ?? v.string()), one, place);
    values[name] = many ? [...((values[name] as unknown[]) ?? []), read] : read;
  }
  for (const [name, { required }] of Object.entries(row.flags)) {
    if (required && !(camelCase(name) in values)) throw mistake("missingFlag", { flag: `--${name}` }, place);
  }
  const warnings = program.sharesPrefix ? [] : unknownVariables(program, row.flags, env, place);
  const name = program.commands[chosen.name()] ? chosen.name() : "";
  return { kind: "command", name, argument: chosen.args[0] ?? "", values, given, warnings };
}

/** The texts for a flag: those of the command line, else that of its variable. */
function givenOf(name: string, chosen: Command, env: Environment, place: Place): Given[] {
  const { program, row } = place;
  const { many, flagOnly } = row.flags[name] as Flag;
  const flag = chosen.optsWithGlobals()[camelCase(name)] as undefined | boolean | string | string[];
  if (flag !== undefined)
    return [flag].flat().map((text) => ({ name, from: `--${name}`, text: String(text) }));
  const from = variableOf(program, name);
  const variable = flagOnly ? "" : (env[from] ?? "");
  const texts = many ? variable.split(",").map((text) => text.trim()) : [variable];
  return texts.filter((text) => text !== "").map((text) => ({ name, from, text }));
}

function checked(
  schema: v.GenericSchema<string, unknown>,
  { name, from, text }: Given,
  place: Place,
): unknown {
  const config = { lang: place.lang, abortEarly: true, abortPipeEarly: true };
  const { success, output, issues } = v.safeParse(schema, text, config);
  if (success) return output;
  const [{ type, message }] = issues;
  // What read the text into more than a value says by itself what it received.
  if (type === "raw_transform") throw mistake("unusable", { from, problem: message }, place);
  const isSecret = place.program.secret || place.row.flags[name]?.secret;
  const words = { from, allowed: message, received: JSON.stringify(text) };
  throw mistake(isSecret ? "wrongSecret" : "wrong", words, place);
}

function mistake(
  kind: "missingFlag" | "missingValue" | "unusable" | "wrong" | "wrongSecret",
  words: { readonly [name: string]: string },
  place: Place,
): UsageError {
  return usageError(place, fill(engineTexts[place.lang][kind], words));
}

function unknownVariables(program: Program, flags: Flags, env: Environment, { lang }: Place): string[] {
  const known = Object.entries(flags).flatMap(([name, { flagOnly }]) =>
    flagOnly ? [] : [variableOf(program, name)],
  );
  return Object.keys(env)
    .filter((name) => name.startsWith(program.prefix) && !known.includes(name))
    .map((variable) => fill(engineTexts[lang].unknownVariable, { variable, program: program.name }));
}
