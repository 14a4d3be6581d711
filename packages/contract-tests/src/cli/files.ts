import { readFileSync } from "node:fs";
import { type Profile, parseProfile, profiles } from "@remo-kit/openapi";
import type { Recording } from "../exchange.ts";
import { parseRecordings } from "../recording.ts";
import { parseKnown } from "../report/known.ts";
import { UnusableValue } from "./unusable.ts";

/** A built-in profile by its name, or that of a file: a profile, or what `--profile-out` wrote. */
export function readProfile(nameOrFile: string): Profile {
  if (Object.hasOwn(profiles, nameOrFile)) return profiles[nameOrFile as keyof typeof profiles];
  const parse = (value: unknown) => parseProfile(withEvidence(value) ? value.profile : value);
  return readJson(nameOrFile, parse, `${Object.keys(profiles).join(", ")} or a file`);
}

/** `profile` is no key of a profile, so that the two forms cannot be taken for each other. */
const withEvidence = (value: unknown): value is { readonly profile: unknown } =>
  typeof value === "object" && value !== null && "profile" in value;

export const readKnown = (file: string) => readJson(file, parseKnown, "a file");

export const readRecordings = (file: string): readonly Recording[] =>
  readJson(file, parseRecordings, "a file that --record wrote");

function readJson<Value>(file: string, parse: (value: unknown) => Value, allowed: string): Value {
  const text = readText(file, allowed);
  try {
    return parse(JSON.parse(text));
  } catch (error) {
    throw new UnusableValue(`cannot use ${file}: ${(error as Error).message}`);
  }
}

function readText(file: string, allowed: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const [why] = (error as Error).message.split(", ");
    throw new UnusableValue(`takes ${allowed}; ${JSON.stringify(file)} cannot be read (${why})`);
  }
}
