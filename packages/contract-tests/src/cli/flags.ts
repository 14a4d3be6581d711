import { profiles } from "@remo-kit/openapi";
import { mostOnRemote } from "../properties/cases.ts";
import { languages } from "../report/language.ts";
import type { NumberOption } from "../run/number-options.ts";
import { contractDefaults } from "../run/options.ts";
import { readKnown, readProfile, readRecordings } from "./files.ts";
import * as parse from "./parse.ts";

// Longer than other files: one table, a few lines a flag.

/** A flag of the command. One with a `value` takes one; any other is a switch. */
export type Flag = {
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly default?: string;
  readonly text: string;
  /** It can be given more than once. */
  readonly many?: true;
  /** Of one that takes a value. */
  readonly parse?: (text: string) => unknown;
};

const { mockTimeout, timeout, generated } = contractDefaults;

/** One of an option that is a number. Its default is that of a run, unless another text is `given`. */
const number = (option: NumberOption, value: string, text: string, given?: string) => ({
  value,
  default: given ?? String(contractDefaults[option as keyof typeof contractDefaults]),
  text,
  parse: parse.numberFor(option),
});

/** Everything that the command takes, by the titles of the help: its parsing, its help and its documentation. */
export const groups = {
  Target: {
    target: {
      value: "URL",
      default: "the mocks",
      text: "Origin of the server to run against.",
      parse: parse.origin,
    },
    profile: {
      value: "NAME|FILE",
      default: "all",
      text: `The only profile that the mocks play: ${Object.keys(profiles).join(", ")}, or a file, also one of --profile-out.`,
      parse: readProfile,
    },
    timeout: number("timeout", "SECONDS", "Time until an answer.", `${timeout}; mocks ${mockTimeout}`),
    "allow-insecure-http": {
      text: "Let a target on another machine be http: whoever is on the way can read the keys and the videos.",
    },
  },
  "What a server may get": {
    "allow-spend": number(
      "allowSpend",
      "N",
      "Credits that the run may cost on the target. Without it, nothing that may be charged is sent.",
    ),
    plan: { text: "Print what would be sent to the target and what it may cost, and send nothing." },
    "max-requests": number("maxRequests", "N", "Requests that the target may get."),
    "max-bytes": {
      value: "SIZE",
      default: "500MB",
      text: "Bytes that the target may get; 5000000 or 5MB.",
      parse: parse.byteCount,
    },
    rate: number("rate", "N", "Requests a second that the target may get."),
  },
  Cases: {
    list: {
      text: "Print the cases, with the facts that they prove and what they may cost, and the probes.",
    },
    only: {
      value: "ID",
      many: true,
      default: "all",
      text: "A case to run. Repeatable.",
      parse: parse.filled("the id of a case"),
    },
    generated: number(
      "generated",
      "N",
      `Requests that are generated for each property; a target gets ${mostOnRemote} at most, with keys of nobody.`,
      `${generated}; a target 0`,
    ),
    video: {
      value: "FILE",
      default: "the sample of the kit",
      text: "Video to send.",
      parse: parse.filled("the name of a file"),
    },
    height: number("height", "CM", "Height of the person in it, in cm."),
    seed: number(
      "seed",
      "N",
      "Seed of what is generated; that of a run is printed, and repeats it.",
      "random",
    ),
  },
  Files: {
    report: {
      value: "DIR",
      text: "Write report.md, report.html, junit.xml, report.json and exchanges.har there.",
      parse: parse.filled("the name of a folder"),
    },
    "profile-out": {
      value: "FILE",
      text: "Write the profile that the probes found, what stays open and the evidence; remo-mock --profile FILE plays it.",
      parse: parse.filled("the name of a file"),
    },
    record: {
      value: "FILE",
      text: "Write every exchange, without keys, e-mail addresses and videos.",
      parse: parse.filled("the name of a file"),
    },
    replay: {
      value: "FILE",
      text: "Run checks and probes on such a recording; nothing is sent.",
      parse: readRecordings,
    },
    known: {
      value: "FILE",
      text: "JSON list of known divergences: { key, owner, reason, expires }. One that is fixed or expired fails the run.",
      parse: readKnown,
    },
  },
  Output: {
    lang: {
      value: languages.join("|"),
      default: "en",
      text: "Language of the reports.",
      parse: parse.oneOf(...languages),
    },
    version: { text: "Print the version." },
    help: { text: "Print this." },
  },
} as const satisfies { readonly [title: string]: { readonly [name: string]: Flag } };

export const flags = {
  ...groups.Target,
  ...groups["What a server may get"],
  ...groups.Cases,
  ...groups.Files,
  ...groups.Output,
};

export type FlagName = keyof typeof flags;
export const flagNames = Object.keys(flags) as readonly FlagName[];

type Parsed<Given> = Given extends { parse: (text: string) => infer Value } ? Value : true;

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** What was given, by the names that a run's options have. */
export type FlagValues = {
  readonly [Name in FlagName as Camel<Name>]?: (typeof flags)[Name] extends { many: true }
    ? Parsed<(typeof flags)[Name]>[]
    : Parsed<(typeof flags)[Name]>;
};
