import { type Asked, type Environment, readCommand, type Shown, UsageError } from "@remo-kit/common/cli";
import type { Language } from "@remo-kit/common/language";
import type { Recording } from "../model/exchange.ts";
import { ContractUsageError, keysOf, keyVariables, type Run, resolveRun } from "../run/options.ts";
import type { RunOptions } from "../run-contract.ts";
import { program } from "./flags.ts";

export type Command = { readonly lang: Language; readonly warnings: readonly string[] } & (
  | { readonly kind: "list" }
  | { readonly kind: "plan"; readonly run: Run }
  | { readonly kind: "run"; readonly run: Run; readonly options: RunOptions }
  | { readonly kind: "replay"; readonly recordings: readonly Recording[]; readonly options: RunOptions }
);

/** What the flags and the environment ask for. @throws UsageError */
export function readOptions(argv: readonly string[], env: Environment): Command | Shown {
  const asked = readCommand(program, argv, env);
  return asked.kind === "text" ? asked : commandOf(asked, env);
}

type Values = Asked<typeof program>["values"];

/** @throws UsageError, also where flags do not go together. */
export function commandOf({ values, lang, warnings }: Asked<typeof program>, env: Environment): Command {
  if (values.list) return { kind: "list", lang, warnings };
  const options: RunOptions = { keys: keysOf(env), ...values, lang };
  if (values.replay) {
    const ofRuns = ["target", "profile", "plan", "allowSpend", "maxWait", "only", "record", "video"] as const;
    refuse(values, "replay", ofRuns);
    return { kind: "replay", recordings: values.replay, options, lang, warnings };
  }
  if (values.target === undefined)
    refuse(values, undefined, ["allowSpend", "maxWait", "maxRequests", "maxBytes", "rate"]);
  const run = resolved(options);
  if (values.plan) return { kind: "plan", run, lang, warnings };
  const missing = run.remote ? missingKeys(env) : [];
  return {
    ...{ kind: "run", run, options: { ...options, seed: run.seed }, lang },
    warnings: [...warnings, ...missing.map((name) => `${name} is not set, so the other keys are not used.`)],
  };
}

/** A flag that would have no effect is a mistake. */
function refuse(values: Values, given: keyof Values | undefined, without: readonly (keyof Values)[]): void {
  const useless = without.find((name) => values[name] !== undefined && values[name] !== false);
  if (useless === undefined) return;
  const why = given ? `has no effect with --${given}, which sends nothing` : "has no effect without --target";
  throw usageOf(`\`${useless}\` ${why}.`);
}

function resolved(options: RunOptions): Run {
  try {
    return resolveRun(options);
  } catch (error) {
    throw error instanceof ContractUsageError ? usageOf(error.message) : error;
  }
}

/** A message about an option, as one about its flag: `maxBytes` is --max-bytes. */
export function usageOf(message: string): UsageError {
  const inFlags = message.replace(
    /^`(\w+)`/,
    (_, option: string) => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
  return new UsageError(inFlags, 'See "remo-contract --help".');
}

/** Some of the three, but not all: that is hardly meant. */
function missingKeys(env: Environment): string[] {
  const missing = keyVariables.filter((name) => !env[name]);
  return missing.length === keyVariables.length ? [] : missing;
}
