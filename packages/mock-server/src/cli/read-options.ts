import { parseArgs } from "node:util";
import type { MockServerOptions } from "../server.ts";
import { isLoopback } from "../wire/loopback.ts";
import {
  type Flag,
  type FlagName,
  type FlagValues,
  flagNames,
  flags,
  variableOf,
  variablePrefix,
} from "./flags.ts";
import { UnusableValue, UsageError } from "./unusable.ts";

export type Environment = { readonly [name: string]: string | undefined };

type Options = Omit<MockServerOptions, "log" | "tls">;

export type Command =
  | { readonly kind: "help" | "version" }
  | {
      readonly kind: "serve";
      readonly options: Options;
      readonly tls: boolean;
      readonly graceMs: number;
      readonly log: NonNullable<FlagValues["log"]>;
      readonly jsonReady: boolean;
      /** How the mock differs from one without flags, such as `seed 7`. */
      readonly differences: readonly string[];
      readonly warnings: readonly string[];
    };

/**
 * What the command was asked to do. A flag beats its environment variable.
 *
 * @throws UsageError naming the flag or the variable, and what is allowed.
 */
export function readOptions(argv: readonly string[], env: Environment): Command {
  const given = givenFlags(argv);
  if (given.help) return { kind: "help" };
  if (given.version) return { kind: "version" };
  const texts = flagNames.flatMap((name) => textsOf(name, given[name], env));
  const values = parseTexts(texts);
  return {
    kind: "serve",
    options: serverOptions(values),
    tls: values.tls ?? false,
    graceMs: (values.grace ?? Number(flags.grace.default)) * 1000,
    log: values.log ?? "pretty",
    jsonReady: values["json-ready"] ?? false,
    differences: texts.filter(isDifference).map(difference),
    warnings: [...Object.keys(env).filter(isUnknown).map(unknownVariable), ...closedControl(values)],
  };
}

/** A text for a flag, and where it came from. */
type Text = { readonly name: FlagName; readonly from: string; readonly text: string };
type Given = { readonly [name: string]: undefined | string | boolean | (string | boolean)[] };

function givenFlags(argv: readonly string[]): Given {
  const options = Object.entries<Flag>(flags).map(([name, { value, many = false }]) => {
    return [name, { type: value === undefined ? "boolean" : "string", multiple: many }] as const;
  });
  try {
    const args = [...argv];
    return parseArgs({ args, allowNegative: true, options: Object.fromEntries(options) }).values;
  } catch (error) {
    const positional = /\. To specify a positional argument.*/s; // There are none.
    const told = (error as Error).message.replace(positional, "").replaceAll("\n", " ");
    throw new UsageError(sentence(told));
  }
}

function textsOf(name: FlagName, given: Given[string], env: Environment): Text[] {
  const flag = `--${name}`;
  if (given !== undefined) return [given].flat().map((text) => ({ name, from: flag, text: String(text) }));
  const { flagOnly, many }: Flag = flags[name];
  const from = variableOf(name);
  const text = flagOnly ? "" : (env[from] ?? "");
  const texts = many ? text.split(",").map((one) => one.trim()) : [text];
  return texts.filter(Boolean).map((one) => ({ name, from, text: one }));
}

function parseTexts(texts: readonly Text[]): FlagValues {
  const values: { [name: string]: unknown } = {};
  for (const { name, from, text } of texts) {
    const { many, parse }: Flag = flags[name];
    try {
      const value = parse(text);
      values[name] = many ? [...((values[name] as unknown[]) ?? []), value] : value;
    } catch (error) {
      if (!(error instanceof UnusableValue)) throw error;
      throw new UsageError(sentence(`${from} ${error.message}`));
    }
  }
  return values;
}

function closedControl({ host = flags.host.default, "control-token": token }: FlagValues): string[] {
  if (isLoopback(host) || token !== undefined) return [];
  const variable = variableOf("control-token");
  return [`Others can reach ${host}, so the control API is closed; open it with a token in ${variable}.`];
}

const sentence = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

function serverOptions(values: FlagValues): Options {
  return {
    port: values.port,
    host: values.host,
    cors: values.cors,
    controlToken: values["control-token"],
    profile: values.profile,
    accounts: values.accounts,
    seed: values.seed,
    analysisSeconds: values["analysis-seconds"],
    concurrency: values.concurrency,
    timeScale: values["time-scale"],
    strictVideo: values["strict-video"],
    maxBody: values["max-body"],
    stateFile: values.state,
    maxJobs: values["max-jobs"],
    journalSize: values["journal-size"],
    faults: values.fault,
  };
}

function isDifference({ name, text }: Text): boolean {
  const flag: Flag = flags[name];
  return ["behaviour", "state", "faults"].includes(flag.group) && text !== flag.default && text !== "false";
}

const difference = ({ name, text }: Text) => ("value" in flags[name] ? `${name} ${text}` : name);

const variables: readonly string[] = flagNames.filter((name) => !("flagOnly" in flags[name])).map(variableOf);
const isUnknown = (name: string) => name.startsWith(variablePrefix) && !variables.includes(name);
const unknownVariable = (name: string) => `${name} is no variable of the mock; it has no effect.`;
