import { isLanguage, type Language, systemLanguage } from "../language.ts";
import type { Program } from "./program.ts";
import { variableOf } from "./rows.ts";

export type Environment = { readonly [name: string]: string | undefined };

/** What is needed before the flags are read, and holds where they are wrong. */
export type Preflags = {
  readonly lang: Language;
  readonly help: boolean;
  readonly version: boolean;
  /** Whether a switch is on. */
  readonly isOn: (name: string) => boolean;
};

export function readPreflags(program: Program, argv: readonly string[], env: Environment): Preflags {
  const flags = beforeDashes(argv);
  const at = flags.findLastIndex((flag) => /^--lang(=|$)/.test(flag));
  const asked = flags[at]?.includes("=") ? flags[at].slice("--lang=".length) : flags[at + 1];
  const candidates = [at >= 0 ? asked : undefined, env[variableOf(program, "lang")]];
  return {
    lang: candidates.find(isLanguage) ?? systemLanguage(env),
    help: flags.some((flag) => flag === "--help" || /^-V*h[hV]*$/.test(flag)),
    version: flags.some((flag) => flag === "--version" || /^-V+$/.test(flag)),
    isOn(name) {
      const given = flags.findLast((flag) => flag === `--${name}` || flag === `--no-${name}`);
      return given ? given === `--${name}` : /^(1|true)$/i.test(env[variableOf(program, name)] ?? "");
    },
  };
}

/** After `--`, nothing is a flag. */
export function beforeDashes(args: readonly string[]): readonly string[] {
  const end = args.indexOf("--");
  return end < 0 ? args : args.slice(0, end);
}
