import { parseEnv } from "node:util";
import { beforeDashes, UsageError } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { readText, whyOf } from "./text-file.ts";
import type { Texts } from "./texts/texts.ts";

export type Keys = { readonly email: string; readonly userKey: string; readonly apiKey: string };

type Variables = { readonly [name: string]: string | undefined };

/**
 * The keys, each from the environment or else from `keysFile`; an empty variable is none.
 *
 * @throws UsageError naming the variables that are missing, or the file that cannot be read.
 */
export async function readKeys(env: Variables, keysFile: string | undefined, texts: Texts): Promise<Keys> {
  const file = keysFile === undefined ? {} : await readKeysFile(keysFile, texts);
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
    where: keysFile && fill(where, { file: keysFile }),
  });
  throw new UsageError(message, texts.advice.setKeys);
}

async function readKeysFile(path: string, texts: Texts): Promise<Variables> {
  try {
    return parseEnv(await readText(path));
  } catch (error) {
    throw new UsageError(fill(texts.usage.keysFile, { path, why: whyOf(error) }), texts.advice.setKeys);
  }
}

const namesOfKeys = /^(remo)?(email|userkey|apikey|key|token|secret|password)$/;

/** @throws UsageError if a flag looks like one that carries a key. What it carries is not repeated. */
export function refuseKeysInFlags(args: readonly string[], texts: Texts): void {
  for (const flag of beforeDashes(args)) {
    const [name = ""] = flag.split("=");
    if (!name.startsWith("-") || !namesOfKeys.test(name.toLowerCase().replace(/[-_]/g, ""))) continue;
    throw new UsageError(fill(texts.usage.keyInFlag, { flag: name }), texts.advice.setKeys);
  }
}
