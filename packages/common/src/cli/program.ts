import type * as v from "valibot";
import type { Localized } from "../language.ts";

/** A flag. One with a `value` takes one; any other is a switch, which `--no-NAME` turns off. */
export type Flag = {
  /** Its group in the help; the titles are in the texts. */
  readonly group: string;
  /** What stands for its value in the help. */
  readonly value?: string;
  /** As it is shown; one that is words is in the texts. */
  readonly default?: string;
  /** What its text has to be, and what is made of it. */
  readonly schema?: v.GenericSchema<string, unknown>;
  /** It can be given more than once. */
  readonly many?: true;
  readonly required?: true;
  /** It has no environment variable. */
  readonly flagOnly?: true;
  /** Its value is in no message. */
  readonly secret?: true;
  /** It is in no help. */
  readonly hidden?: true;
};

export type Flags = { readonly [name: string]: Flag };

export type CommandRow = {
  /** The one argument that the command takes. */
  readonly argument?: string;
  readonly flags: Flags;
};

export type CommandTexts = {
  readonly description: string;
  /** One line in the list of commands. */
  readonly summary?: string;
  readonly argument?: string;
  readonly groups?: { readonly [group: string]: string };
  readonly flags?: { readonly [name: string]: string };
  readonly defaults?: { readonly [name: string]: string };
  /** Lines at the end of the help. */
  readonly after?: readonly string[];
};

/** A program and its commands. From this, its parsing, its environment variables, its help and its docs are made. */
export type Program = {
  readonly name: string;
  readonly version: string;
  /** What the names of its environment variables begin with. */
  readonly prefix: string;
  /** Others have variables with this prefix too: one that is unknown is no mistake. */
  readonly sharesPrefix?: true;
  /** No value that was given is in a message: it may be a key in the wrong place. */
  readonly secret?: true;
  /** By name; a program without commands has one that is called "". */
  readonly commands: { readonly [name: string]: CommandRow };
  readonly texts: Localized<CommandTexts & { readonly commands?: { readonly [name: string]: CommandTexts } }>;
  /** Values of {placeholders} in the texts. */
  readonly words?: { readonly [name: string]: string };
};

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

type Given<Row> = Row extends { readonly value: string }
  ? Row extends { readonly schema: infer Schema extends v.GenericSchema<string, unknown> }
    ? v.InferOutput<Schema>
    : string
  : boolean;

type Value<Row> = Row extends { readonly many: true } ? Given<Row>[] : Given<Row>;

/** What was given, by flag or by environment variable, under the names that options have. */
export type Values<Table extends Flags> = {
  readonly [Name in keyof Table & string as Table[Name] extends { readonly required: true }
    ? Camel<Name>
    : never]: Value<Table[Name]>;
} & {
  readonly [Name in keyof Table & string as Camel<Name>]?: Value<Table[Name]> | undefined;
};

export const camelCase = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `--max-body`: `REMO_MOCK_MAX_BODY`. */
export const variableOf = ({ prefix }: Pick<Program, "prefix">, name: string): string =>
  prefix + name.toUpperCase().replaceAll("-", "_");

/** `--port N`, `--[no-]cors`. */
export function usageOf(name: string, { value, default: byDefault }: Flag): string {
  if (value !== undefined) return `--${name} ${value}`;
  return byDefault === "on" ? `--[no-]${name}` : `--${name}`;
}
