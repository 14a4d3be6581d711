import { readFileSync } from "node:fs";
import { type Profile, parseJsonText, parseProfile, profiles } from "@remo-kit/openapi";
import { type Account, checkAccounts } from "../options.ts";
import { UnusableValue } from "./unusable.ts";

/** A built-in profile by its name, or that of a file: a profile, or what `remo-contract --profile-out` wrote. */
export function readProfile(nameOrFile: string): Profile {
  if (Object.hasOwn(profiles, nameOrFile)) return profiles[nameOrFile as keyof typeof profiles];
  return readJson(nameOrFile, parseProfile, `${Object.keys(profiles).join(", ")} or a file`);
}

/** The accounts of a file. An error names the place in it, never a value: it may be a key. */
export function readAccounts(file: string): readonly Account[] {
  return readJson(file, parseAccounts, "a file");
}

function readJson<Value>(file: string, parse: (value: unknown) => Value, allowed: string): Value {
  const text = readText(file, allowed);
  try {
    return parse(parseJsonText(text));
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

function parseAccounts(value: unknown): readonly Account[] {
  const form = "with email, userKey, apiKey and credits";
  if (!Array.isArray(value)) throw new TypeError(`it must be an array of objects ${form}.`);
  value.forEach((account: unknown, at) => {
    if (typeof account !== "object" || account === null || Array.isArray(account)) {
      throw new TypeError(`accounts[${at}] must be an object ${form}.`);
    }
    // checkAccounts would tell what is there instead.
    if (typeof (account as Partial<Account>).credits !== "number") {
      throw new TypeError(`accounts[${at}].credits must be a whole number of at least 0.`);
    }
  });
  checkAccounts(value);
  return value.map(({ email, userKey, apiKey, credits }: Account) => ({ email, userKey, apiKey, credits }));
}
