import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { redactor } from "../answer/redact.ts";
import { fill, type Texts } from "./texts/texts.ts";
import { UsageError } from "./usage-error.ts";

export type Keys = { readonly email: string; readonly userKey: string; readonly apiKey: string };

type Variables = { readonly [name: string]: string | undefined };

/**
 * The keys, each from the environment or else from `envFile`; an empty variable is none.
 *
 * @throws UsageError naming the variables that are missing, or the file that cannot be read.
 */
export async function readKeys(env: Variables, envFile: string | undefined, texts: Texts): Promise<Keys> {
  const file = envFile === undefined ? {} : await readEnvFile(envFile, texts);
  const missing: string[] = [];
  const take = (name: string): string => {
    const value = [env[name], file[name]].find((text) => text?.trim());
    if (value === undefined) missing.push(name);
    return value ?? "";
  };
  const keys = { email: take("REMO_EMAIL"), userKey: take("REMO_USER_KEY"), apiKey: take("REMO_API_KEY") };
  if (missing.length === 0) return keys;
  const { and, missingKey, missingKeys, where } = texts.usage;
  const message = fill(missing.length === 1 ? missingKey : missingKeys, {
    names: missing.join(", ").replace(/, ([^,]*)$/, `${and}$1`),
    where: envFile && fill(where, { file: envFile }),
  });
  throw new UsageError(message, texts.advice.setKeys);
}

/** Node itself looks whether a file of such a flag exists, and exits with 9 before we run (nodejs/node#54232). */
async function readEnvFile(path: string, texts: Texts): Promise<Variables> {
  try {
    return parseEnv((await readFile(path, "utf8")).replace(/^\ufeff/, ""));
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? "";
    throw new UsageError(fill(texts.usage.envFile, { path, why }), texts.advice.setKeys);
  }
}

const namesOfKeys = /^(remo)?(email|userkey|apikey|key|token|secret|password)$/;

/** @throws UsageError if a flag looks like one that carries a key. What it carries is not repeated. */
export function refuseKeysInFlags(flags: readonly string[], texts: Texts): void {
  for (const flag of flags) {
    const [name = ""] = flag.split("=");
    if (!name.startsWith("-") || !namesOfKeys.test(name.toLowerCase().replace(/[-_]/g, ""))) continue;
    throw new UsageError(fill(texts.usage.keyInFlag, { flag: name }), texts.advice.setKeys);
  }
}

/** A text that a server wrote, without the keys that it may have sent back. */
export function withoutKeys(text: string, keys: Keys): string {
  return redactor(Object.values(keys))(text);
}
