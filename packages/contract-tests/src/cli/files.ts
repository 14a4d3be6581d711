import { readFileSync } from "node:fs";
import { type Profile, parseJsonText, parseProfile, profiles } from "@remo-kit/openapi";
import { parseKnown } from "../checks/known.ts";
import type { Recording } from "../model/exchange.ts";
import { parseRecordings } from "../run/recording.ts";
import { UnusableValue } from "./unusable.ts";

/** A built-in profile by its name, or that of a file: a profile, or what `--profile-out` wrote. */
export function readProfile(nameOrFile: string): Profile {
  if (Object.hasOwn(profiles, nameOrFile)) return profiles[nameOrFile as keyof typeof profiles];
  return readJson(nameOrFile, parseProfile, `${Object.keys(profiles).join(", ")} or a file`);
}

export const readKnown = (file: string) => readJson(file, parseKnown, "a file");

export const readRecordings = (file: string): readonly Recording[] =>
  readJson(file, parseRecordings, "a file that --record wrote");

function readJson<Value>(file: string, parse: (value: unknown) => Value, allowed: string): Value {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const [why] = (error as Error).message.split(", ");
    throw new UnusableValue(`takes ${allowed}; ${JSON.stringify(file)} cannot be read (${why})`);
  }
  try {
    return parse(parseJsonText(text));
  } catch (error) {
    throw new UnusableValue(`cannot use ${file}: ${(error as Error).message}`);
  }
}
