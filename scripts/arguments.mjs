import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commands } from "./commands.mjs";
import { root } from "./tools.mjs";

/** What is wrong with a command line, in one line. */
export class UsageError extends Error {}

/**
 * What a command line asks for: a command with the values of its flags, or a text of help. A built command line of the
 * packages reads its flags itself.
 *
 * @throws UsageError
 */
export function readArguments([name = "help", ...args]) {
  if (["help", "--help", "-h"].includes(name)) return { help: overview() };
  const command = commands[name];
  if (!command) throw new UsageError(`There is no command ${name}.${similar(name, Object.keys(commands))}`);
  const asksForHelp = args.includes("--help") || args.includes("-h");
  const { cli } = command;
  if (asksForHelp && !(cli && existsSync(join(root, cli)))) return { help: helpOf(name) };
  return { name, command, help: asksForHelp, args, ...(!cli && readFlags(name, command, args)) };
}

const npmLine = (name) => `npm ${["start", "test"].includes(name) ? "" : "run "}${name}`;

function readFlags(name, { flags = {}, names = [] }, args) {
  const fail = (text) => {
    throw new UsageError(`${text} See ${npmLine(name)} -- --help`);
  };
  const { tokens, values, positionals } = parseArgs({
    args,
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const { kind, name: flag, rawName, value } of tokens.filter(({ kind }) => kind === "option")) {
    const known = flags[flag];
    if (!known) fail(`There is no flag ${rawName}.${similar(flag, Object.keys(flags), "--")}`);
    const problem = problemOf(known, value, kind);
    if (problem) fail(`${rawName} ${problem}.`);
  }
  const [first] = positionals;
  if (first !== undefined && !names.includes(first))
    fail(
      names.length === 0
        ? `It takes no ${JSON.stringify(first)}.`
        : `There is no ${first}.${similar(first, names)} There is: ${names.join(", ")}.`,
    );
  return { values, words: positionals };
}

function problemOf({ type, value: form, from, to, among }, value) {
  if (type === "boolean") return value === undefined ? undefined : "takes no value";
  if (value === undefined) return `needs a value: ${form}`;
  if (among && !among.includes(value)) return `takes ${among.join(", ")}; received ${value}`;
  const isInRange = /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to;
  return from === undefined || isInRange ? undefined : `takes ${from} to ${to}; received ${value}`;
}

/** " Did you mean …?", if one of the names is near. */
function similar(name, names, prefix = "") {
  const [nearest] = names
    .map((one) => ({ one, distance: one.startsWith(name) ? 1 : distanceOf(one, name) }))
    .sort((one, other) => one.distance - other.distance);
  return nearest && nearest.distance <= 2 ? ` Did you mean ${prefix}${nearest.one}?` : "";
}

/** Letters that are added, left out, or replaced between two words. */
function distanceOf(one, other) {
  let row = [...other, ""].map((_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, found] of [...other].entries())
      next.push(Math.min(next[to] + 1, row[to + 1] + 1, row[to] + (letter === found ? 0 : 1)));
    row = next;
  }
  return row.at(-1);
}

function overview() {
  const rows = Object.entries(commands).map(([name, { about }]) => [npmLine(name), about]);
  return `Commands of this repository; each takes -- --help.\n\n${table(rows)}`;
}

function helpOf(name) {
  const { about, words = "", names = [], flags = {}, manual } = commands[name];
  const rows = Object.entries(flags).map(([flag, { value, about, default: usual }]) => [
    `--${flag}${value ? ` ${value}` : ""}`,
    usual ? `${about} (default ${usual})` : about,
  ]);
  const usage = [
    npmLine(name),
    rows.length > 0 || words ? "--" : "",
    words,
    rows.length > 0 ? "[flags]" : "",
  ];
  return [
    `${about}.`,
    `Usage: ${usage.filter(Boolean).join(" ")}`,
    names.length > 0 && `${words.match(/\w+/)[0]}: ${names.join(", ")}`,
    rows.length > 0 && table(rows),
    manual && `Its flags: ${manual}; once it is built, ${npmLine(name)} -- --help prints them.`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join("\n");
}
