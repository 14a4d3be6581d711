import { type Flags, type Program, values } from "@remo-kit/common/cli";
import { fill, type Language } from "@remo-kit/common/language";
import { familyTitles, type Operation, operationList } from "@remo-kit/openapi";
import * as v from "valibot";
import packageJson from "../../package.json" with { type: "json" };
import { commandOf, outcomeOf, ownFlags, readOf } from "./command.ts";
import en from "./texts/en.json" with { type: "json" };
import ko from "./texts/ko.json" with { type: "json" };

const { between, number, positive } = values;

const seconds = v.pipe(
  number(positive(1_000_000)),
  v.transform((seconds) => seconds * 1000),
);

/** What a submit takes beside the fields of its request. */
const many = {
  // A uuid in the environment would be that of several videos, each of which may be charged.
  uuid: { group: "video", value: "UUID", flagOnly: true },
  manifest: { group: "video", value: "FILE", flagOnly: true, instead: true },
  concurrency: { group: "video", value: "N", default: "2", schema: number(between(1, 32, "whole")) },
} as const satisfies Flags;

const waiting = {
  wait: { group: "result" },
  "max-wait": { group: "result", value: "SECONDS", default: "600", schema: seconds },
} as const satisfies Flags;

const api = {
  "keys-file": { group: "api", value: "FILE" },
  // The older name: Node looks whether a file of this flag exists, and exits with 9 before we run (nodejs/node#54232).
  "env-file": { group: "api", value: "FILE", flagOnly: true, hidden: true },
  "base-url": { group: "api", value: "URL", default: "https://api.remo.re.kr" },
  "allow-insecure-http": { group: "api" },
  timeout: { group: "api", value: "SECONDS", schema: seconds },
} as const satisfies Flags;

const output = {
  out: { group: "output", value: "FILE", flagOnly: true },
  json: { group: "output" },
} as const satisfies Flags;

/** How a field of a request stands in the help; any other is a text. */
const placeholderOf: { readonly [field: string]: string } = { height: "CM" };

const flagsOf = (operation: Operation) => ({
  ...Object.fromEntries(
    ownFlags(operation).map(({ flag, required }) => [
      flag,
      { group: "video", value: placeholderOf[flag] ?? "TEXT", required },
    ]),
  ),
  ...(operation.kind === "submit" && many),
  ...waiting,
  ...api,
  ...output,
});

/** A command for each operation, by the table of operations alone. */
const commands = Object.fromEntries(
  operationList.map((operation) => [
    commandOf(operation.id),
    { argument: operation.kind === "submit" ? "FILE" : "UUID", flags: flagsOf(operation) },
  ]),
) as { readonly [name: string]: Command };

type Command = {
  readonly argument: string;
  readonly flags: typeof waiting & typeof api & typeof output & Optional<typeof many>;
};
type Optional<Table> = { readonly [Name in keyof Table]: Table[Name] };

/** For each operation the texts of its kind, with its own words; a flag that no text speaks of is named by it. */
function textsIn(lang: Language) {
  const { kinds, words, field, ...texts } = { en, ko }[lang].help;
  const of = (operation: Operation) => {
    const { id, family, kind } = operation;
    const what = outcomeOf(operation);
    const said = fill(JSON.stringify(kinds[kind]), {
      command: commandOf(id),
      family: familyTitles[family][lang].toLowerCase(),
      what: Object.entries(words).find(([known]) => known === what)?.[1] ?? what,
      read: commandOf(readOf(family)?.id ?? ""),
    });
    const { flags, ...others } = JSON.parse(said); // No word has a quotation mark in it.
    const own = ownFlags(operation).map(({ flag }) => [flag, fill(field, { flag })]);
    return [commandOf(id), { ...others, flags: { ...Object.fromEntries(own), ...flags } }];
  };
  return { ...texts, commands: Object.fromEntries(operationList.map(of)) };
}

/** Everything that the command takes: its parsing, its environment variables, its help and its documentation. */
export const program = {
  name: "remo",
  version: packageJson.version,
  prefix: "REMO_",
  sharesPrefix: true,
  secret: true,
  commands,
  texts: { en: textsIn("en"), ko: textsIn("ko") },
} as const satisfies Program;
