import { mockDefaults } from "../options.ts";
import { readAccounts, readProfile } from "./files.ts";
import * as parse from "./parse.ts";

// Longer than other files: one table, a few lines a flag.

export type Group = "server" | "behaviour" | "state" | "faults" | "output";

/** A flag of the command. One with a `value` takes one; any other is a switch, which `--no-NAME` turns off. */
export type Flag = {
  readonly group: Group;
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly default?: string;
  readonly text: string;
  /** It can be given more than once. */
  readonly many?: true;
  /** It has no environment variable. */
  readonly flagOnly?: true;
  readonly parse: (text: string) => unknown;
};

/** Everything that the command takes: its parsing, its environment variables, its help and its documentation. */
export const flags = {
  port: {
    group: "server",
    value: "N",
    default: "4010",
    text: "Port to listen on; 0 takes a free one.",
    parse: parse.wholeNumber(65_535),
  },
  host: {
    group: "server",
    value: "H",
    default: "127.0.0.1",
    text: "Address to listen on; 0.0.0.0 is every one. Where others can reach it, the control API wants a token.",
    parse: parse.filled("an address of this machine"),
  },
  tls: {
    group: "server",
    text: "Serve https, with a certificate for localhost and the host that is made at the start.",
    parse: parse.yesOrNo,
  },
  cors: {
    group: "server",
    default: "on",
    text: "Answer pages of other origins (CORS).",
    parse: parse.yesOrNo,
  },
  "control-token": {
    group: "server",
    value: "TOKEN",
    text: "Token that the control API asks for. Better in the variable: others can see a command line (ps).",
    parse: parse.secret,
  },
  grace: {
    group: "server",
    value: "SECONDS",
    default: "5",
    text: "Time that open requests have to finish once the command is told to stop.",
    parse: parse.seconds(3600),
  },
  profile: {
    group: "behaviour",
    value: "NAME|FILE",
    default: "documented",
    text: "How the API's ambiguities are read: documented, observed, or a JSON file.",
    parse: readProfile,
  },
  accounts: {
    group: "behaviour",
    value: "FILE",
    default: "the demo account",
    text: "JSON array of { email, userKey, apiKey, credits }: the accounts of the start.",
    parse: readAccounts,
  },
  seed: {
    group: "behaviour",
    value: "N",
    default: String(mockDefaults.seed),
    text: "Seed of what varies: how long an analysis takes, which request meets a fault.",
    parse: parse.numberFor("seed"),
  },
  "analysis-seconds": {
    group: "behaviour",
    value: "N|N-N",
    default: mockDefaults.analysisSeconds.join("-"),
    text: "How long an analysis takes, in seconds of the virtual clock.",
    parse: parse.secondsRange,
  },
  concurrency: {
    group: "behaviour",
    value: "N",
    default: String(mockDefaults.concurrency),
    text: "Analyses that run at once; a further job waits for its turn.",
    parse: parse.numberFor("concurrency"),
  },
  "time-scale": {
    group: "behaviour",
    value: "X",
    default: String(mockDefaults.timeScale),
    text: "Speed of the virtual clock; 60 makes a minute of waiting a second.",
    parse: parse.numberFor("timeScale"),
  },
  "strict-video": {
    group: "behaviour",
    text: "Refuse with 412 what is base64 but looks like no video.",
    parse: parse.yesOrNo,
  },
  "max-body": {
    group: "behaviour",
    value: "BYTES",
    default: "no limit",
    text: "Refuse a larger body with 413 in HTML, as a gateway does; 5000000 or 5MB.",
    parse: parse.byteCount,
  },
  state: {
    group: "state",
    value: "FILE",
    default: "in memory",
    text: "Keep accounts, credits and jobs in this file across restarts.",
    parse: parse.filled("the name of a file"),
  },
  "max-jobs": {
    group: "state",
    value: "N",
    default: String(mockDefaults.maxJobs),
    text: "Jobs that are remembered; the oldest is forgotten first.",
    parse: parse.numberFor("maxJobs"),
  },
  "journal-size": {
    group: "state",
    value: "N",
    default: String(mockDefaults.journalSize),
    text: "Requests that the journal remembers.",
    parse: parse.numberFor("journalSize"),
  },
  fault: {
    group: "faults",
    value: "NAME[=VALUE][:SHARE]",
    many: true,
    text: "A fault that this share of the requests meets, all of them without one. Repeatable; a variable separates them by commas.",
    parse: parse.faultRule,
  },
  log: {
    group: "output",
    value: "FORMAT",
    default: "pretty",
    text: "One line for each request: pretty, json or silent. Never with a key, an e-mail address or a video.",
    parse: parse.oneOf("pretty", "json", "silent"),
  },
  "json-ready": {
    group: "output",
    text: "Tell readiness as one line of JSON on stdout; a pretty log then goes to stderr.",
    parse: parse.yesOrNo,
  },
  version: { group: "output", flagOnly: true, text: "Print the version.", parse: parse.yesOrNo },
  help: { group: "output", flagOnly: true, text: "Print this.", parse: parse.yesOrNo },
} as const satisfies { readonly [name: string]: Flag };

export type FlagName = keyof typeof flags;
export const flagNames = Object.keys(flags) as readonly FlagName[];

type Parsed<Name extends FlagName> = ReturnType<(typeof flags)[Name]["parse"]>;

/** What was given, by flag or by environment variable. */
export type FlagValues = {
  readonly [Name in FlagName]?: (typeof flags)[Name] extends { many: true } ? Parsed<Name>[] : Parsed<Name>;
};

/** `--max-body`: `REMO_MOCK_MAX_BODY`. */
export const variableOf = (name: FlagName): string =>
  variablePrefix + name.toUpperCase().replaceAll("-", "_");
export const variablePrefix = "REMO_MOCK_";
