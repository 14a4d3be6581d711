import { parseArgs } from "node:util";
import type { Recording } from "../model/exchange.ts";
import { ContractUsageError, type Environment, keysOf, type Run, resolveRun } from "../run/options.ts";
import type { RunOptions } from "../run-contract.ts";
import { type Flag, type FlagName, type FlagValues, flagNames, flags } from "./flags.ts";
import { asFlag, UnusableValue, UsageError } from "./unusable.ts";

export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "list" }
  | { readonly kind: "plan"; readonly run: Run; readonly missing: readonly string[] }
  | {
      readonly kind: "run";
      readonly run: Run;
      readonly options: RunOptions;
      readonly missing: readonly string[];
    }
  | { readonly kind: "replay"; readonly recordings: readonly Recording[]; readonly options: RunOptions };

/**
 * What the command was asked to do.
 *
 * @throws UsageError naming the flag, what was received and what is allowed.
 */
export function readOptions(argv: readonly string[], env: Environment): Command {
  const values = givenFlags(argv);
  const asked = (["help", "version", "list"] as const).find((name) => values[name]);
  if (asked) return { kind: asked };
  const options: RunOptions = { keys: keysOf(env), lang: "en", ...values };
  if (values.replay) {
    refuse(values, "replay", ["target", "profile", "plan", "allowSpend", "only", "record", "video"]);
    return { kind: "replay", recordings: values.replay, options };
  }
  if (values.target === undefined)
    refuse(values, undefined, ["allowSpend", "maxRequests", "maxBytes", "rate"]);
  const run = resolved(options);
  const missing = run.remote ? missingKeys(env) : [];
  return values.plan
    ? { kind: "plan", run, missing }
    : { kind: "run", run, options: { ...options, seed: run.seed }, missing };
}

function givenFlags(argv: readonly string[]): FlagValues {
  const options = Object.entries<Flag>(flags).map(([name, { value, many = false }]) => {
    return [name, { type: value === undefined ? "boolean" : "string", multiple: many }] as const;
  });
  try {
    const { values } = parseArgs({ args: [...argv], options: Object.fromEntries(options) });
    const given = flagNames.filter((name) => name in values);
    return Object.fromEntries(given.map((name) => [camelCase(name), parsed(name, values[name])]));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const positional = /\. To specify a positional argument.*/s; // There are none.
    throw new UsageError(sentence((error as Error).message.replace(positional, "").replaceAll("\n", " ")));
  }
}

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function parsed(name: FlagName, given: unknown): unknown {
  const { parse = () => true }: Flag = flags[name];
  try {
    return Array.isArray(given) ? given.map((one) => parse(String(one))) : parse(String(given));
  } catch (error) {
    if (!(error instanceof UnusableValue)) throw error;
    throw new UsageError(sentence(`--${name} ${error.message}`));
  }
}

type Name = keyof FlagValues;

/** A flag that would have no effect is a mistake. */
function refuse(values: FlagValues, given: Name | undefined, without: readonly Name[]): void {
  const useless = without.find((name) => values[name] !== undefined);
  if (useless === undefined) return;
  const why = given ? `has no effect with --${given}, which sends nothing` : "has no effect without --target";
  throw new UsageError(asFlag(`\`${useless}\` ${why}.`));
}

function resolved(options: RunOptions): Run {
  try {
    return resolveRun(options);
  } catch (error) {
    throw error instanceof ContractUsageError ? new UsageError(asFlag(error.message)) : error;
  }
}

const variables = ["REMO_EMAIL", "REMO_USER_KEY", "REMO_API_KEY"] as const;

/** Some of the three, but not all: that is hardly meant. */
function missingKeys(env: Environment): string[] {
  const missing = variables.filter((name) => !env[name]);
  return missing.length === variables.length ? [] : missing;
}

const sentence = (text: string): string => (text.endsWith(".") ? text : `${text}.`);
