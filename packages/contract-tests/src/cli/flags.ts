import { profiles } from "@remo-kit/openapi";
import { mostOnRemote } from "../properties/cases.ts";
import { languages } from "../report/texts.ts";
import { contractDefaults } from "../run/options.ts";
import { readKnown, readProfile, readRecordings } from "./files.ts";
import * as parse from "./parse.ts";

// Longer than other files: one table, a few lines a flag.

export type Group = "target" | "money" | "cases" | "files" | "output";

/** A flag of the command. One with a `value` takes one; any other is a switch. */
export type Flag = {
  readonly group: Group;
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly default?: string;
  readonly text: string;
  /** It can be given more than once. */
  readonly many?: true;
  readonly parse: (text: string) => unknown;
};

const { mockTimeout, timeout, maxRequests, rate, height, allowSpend, generated } = contractDefaults;

/** Everything that the command takes: its parsing, its help and its documentation. */
export const flags = {
  target: {
    group: "target",
    value: "URL",
    default: "the mocks",
    text: "Origin of the server to run against.",
    parse: parse.origin,
  },
  profile: {
    group: "target",
    value: "NAME|FILE",
    default: "all",
    text: `The only profile that the mocks play: ${Object.keys(profiles).join(", ")}, or a file, also one of --profile-out.`,
    parse: readProfile,
  },
  timeout: {
    group: "target",
    value: "SECONDS",
    default: `${timeout}; mocks ${mockTimeout}`,
    text: "Time until an answer.",
    parse: parse.numberFor("timeout"),
  },
  "allow-insecure-http": {
    group: "target",
    text: "Let a target on another machine be http: whoever is on the way can read the keys and the videos.",
    parse: parse.on,
  },
  "allow-spend": {
    group: "money",
    value: "N",
    default: String(allowSpend),
    text: "Credits that the run may cost on the target. Without it, nothing that may be charged is sent.",
    parse: parse.numberFor("allowSpend"),
  },
  plan: {
    group: "money",
    text: "Print what would be sent to the target and what it may cost, and send nothing.",
    parse: parse.on,
  },
  "max-requests": {
    group: "money",
    value: "N",
    default: String(maxRequests),
    text: "Requests that the target may get.",
    parse: parse.numberFor("maxRequests"),
  },
  "max-bytes": {
    group: "money",
    value: "SIZE",
    default: "500MB",
    text: "Bytes that the target may get; 5000000 or 5MB.",
    parse: parse.byteCount,
  },
  rate: {
    group: "money",
    value: "N",
    default: String(rate),
    text: "Requests a second that the target may get.",
    parse: parse.numberFor("rate"),
  },
  list: {
    group: "cases",
    text: "Print the cases, with the facts that they prove and what they may cost, and the probes.",
    parse: parse.on,
  },
  only: {
    group: "cases",
    value: "ID",
    many: true,
    default: "all",
    text: "A case to run. Repeatable.",
    parse: parse.filled("the id of a case"),
  },
  generated: {
    group: "cases",
    value: "N",
    default: `${generated}; a target 0`,
    text: `Requests that are generated for each property; a target gets ${mostOnRemote} at most, with keys of nobody.`,
    parse: parse.numberFor("generated"),
  },
  video: {
    group: "cases",
    value: "FILE",
    default: "the sample of the kit",
    text: "Video to send.",
    parse: parse.filled("the name of a file"),
  },
  height: {
    group: "cases",
    value: "CM",
    default: String(height),
    text: "Height of the person in it, in cm.",
    parse: parse.numberFor("height"),
  },
  seed: {
    group: "cases",
    value: "N",
    default: "random",
    text: "Seed of what is generated; that of a run is printed, and repeats it.",
    parse: parse.numberFor("seed"),
  },
  report: {
    group: "files",
    value: "DIR",
    text: "Write report.md, report.html, junit.xml, report.json and exchanges.har there.",
    parse: parse.filled("the name of a folder"),
  },
  "profile-out": {
    group: "files",
    value: "FILE",
    text: "Write the profile that the probes found, what stays open and the evidence; remo-mock --profile FILE plays it.",
    parse: parse.filled("the name of a file"),
  },
  record: {
    group: "files",
    value: "FILE",
    text: "Write every exchange, without keys, e-mail addresses and videos.",
    parse: parse.filled("the name of a file"),
  },
  replay: {
    group: "files",
    value: "FILE",
    text: "Run checks and probes on such a recording; nothing is sent.",
    parse: readRecordings,
  },
  known: {
    group: "files",
    value: "FILE",
    text: "JSON list of known divergences: { key, owner, reason, expires }. One that is fixed or expired fails the run.",
    parse: readKnown,
  },
  lang: {
    group: "output",
    value: languages.join("|"),
    default: "en",
    text: "Language of the reports.",
    parse: parse.oneOf(...languages),
  },
  version: { group: "output", text: "Print the version.", parse: parse.on },
  help: { group: "output", text: "Print this.", parse: parse.on },
} as const satisfies { readonly [name: string]: Flag };

export type FlagName = keyof typeof flags;
export const flagNames = Object.keys(flags) as readonly FlagName[];

type Parsed<Name extends FlagName> = ReturnType<(typeof flags)[Name]["parse"]>;

/** What was given. */
export type FlagValues = {
  readonly [Name in FlagName]?: (typeof flags)[Name] extends { many: true } ? Parsed<Name>[] : Parsed<Name>;
};
