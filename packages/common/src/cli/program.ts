import type * as v from "valibot";
import type { Localized } from "../language.ts";

/** A flag. One with a `value` takes one; any other is a switch, which `--no-NAME` turns off. */
export type Flag = {
  /** Its group in the help; the titles are in the texts. */
  readonly group: string;
  /** What stands for its value in the help. */
  readonly value?: string;
  /** A switch that is on, so that the help shows how it is turned off. */
  readonly on?: true;
  /** As it is shown; one that is words is in the texts. */
  readonly default?: string;
  /** What its text has to be, and what is made of it. */
  readonly schema?: v.GenericSchema<string, unknown>;
  /** It can be given more than once. */
  readonly many?: true;
  readonly required?: true;
  /** Where it is given, the argument and the flags that are required may be left out. */
  readonly instead?: true;
  /** It has no environment variable. */
  readonly flagOnly?: true;
  /** Its value is in no message. */
  readonly secret?: true;
  /** It is in no help. */
  readonly hidden?: true;
};

export type Flags = { readonly [name: string]: Flag };

type Texts = { readonly [name: string]: string };

export type CommandTexts = {
  readonly description: string;
  /** One line in the list of commands. */
  readonly summary?: string;
  readonly argument?: string;
  readonly groups?: Texts;
  readonly flags?: Texts;
  readonly defaults?: Texts;
  /** Lines at the end of the help. */
  readonly after: readonly string[];
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
  /** By name, with the one argument that each may take; a program without commands has one that is called "". */
  readonly commands: { readonly [name: string]: { readonly argument?: string; readonly flags: Flags } };
  readonly texts: Localized<CommandTexts & { readonly commands?: { readonly [name: string]: CommandTexts } }>;
  /** Values of {placeholders} in the texts. */
  readonly words?: { readonly [name: string]: string | number };
};

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

type Given<Row> = Row extends { readonly schema: infer Schema extends v.GenericSchema<string, unknown> }
  ? v.InferOutput<Schema>
  : Row extends { readonly value: string }
    ? string
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
