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
  if (name === "help" || isHelp(name)) return { help: overview() };
  const command = commands[name];
  if (!command) throw new UsageError(`There is no command ${name}.${similar(name, Object.keys(commands))}`);
  const asksForHelp = args.some(isHelp);
  const { cli } = command;
  if (asksForHelp && !(cli && existsSync(join(root, cli)))) return { help: helpOf(name) };
  const own = args.map((word) => (isHelp(word) ? "--help" : word));
  return { name, command, help: asksForHelp, args: own, ...(!cli && readFlags(name, command, args)) };
}

const isHelp = (word) => /^(-h|--help(=.*)?)$/.test(word);

const npmLine = (name) => `npm ${["start", "test"].includes(name) ? "" : "run "}${name}`;

function readFlags(name, { flags = {}, names = [] }, args) {
  const free = { strict: false, allowPositionals: true, tokens: true };
  const { tokens, values, positionals: words } = parseArgs({ args, options: flags, ...free });
  const given = tokens.filter(({ kind }) => kind === "option");
  const wrong = given.map((flag) => problemOf(flag, flags)).find(Boolean) ?? problemOfWord(words[0], names);
  if (wrong) throw new UsageError(`${wrong} See ${npmLine(name)} -- --help`);
  return { values, words };
}

function problemOf({ name, rawName, value }, flags) {
  if (!flags[name])
    return `There is no flag ${rawName}.${similar(name, [...Object.keys(flags), "help"], "--")}`;
  const { type, value: form, from, to, among } = flags[name];
  if (type === "boolean") return value === undefined ? undefined : `${rawName} takes no value.`;
  if (value === undefined) return `${rawName} needs a value: ${form}.`;
  const isInRange = /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to;
  if (among ? among.includes(value) : from === undefined || isInRange) return undefined;
  return `${rawName} takes ${among ? among.join(", ") : `${from} to ${to}`}; received ${value}.`;
}

function problemOfWord(word, names) {
  if (word === undefined || names.includes(word)) return undefined;
  if (names.length === 0) return `It takes no ${JSON.stringify(word)}.`;
  return `There is no ${word}.${similar(word, names)} There is: ${names.join(", ")}.`;
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
  const rows = Object.entries(flags).map(([flag, { value = "", about, default: usual }]) => [
    `--${flag} ${value}`.trim(),
    usual ? `${about} (default ${usual})` : about,
  ]);
  const more = [words, rows.length > 0 && "[flags]"].filter(Boolean);
  const parts = [
    `${about}.`,
    `Usage: ${[npmLine(name), ...(more.length > 0 ? ["--", ...more] : [])].join(" ")}`,
    names.length > 0 && `${words.match(/\w+/)[0]}: ${names.join(", ")}`,
    rows.length > 0 && table(rows),
    manual && `Its flags: ${manual}; once it is built, ${npmLine(name)} -- --help prints them.`,
  ];
  return parts.filter(Boolean).join("\n\n");
}

function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join("\n");
}
