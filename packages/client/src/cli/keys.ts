import { parseEnv } from "node:util";
import { beforeDashes, UsageError } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { readText, whyOf } from "./text-file.ts";
import type { Texts } from "./texts/texts.ts";

export type Keys = { readonly email: string; readonly userKey: string; readonly apiKey: string };

type Variables = { readonly [name: string]: string | undefined };

const variables = { email: "REMO_EMAIL", userKey: "REMO_USER_KEY", apiKey: "REMO_API_KEY" } as const;

/**
 * The keys that are `needed`, each from the environment or else from `keysFile`; an empty variable is none.
 *
 * @throws UsageError naming the variables that are missing, or the file that cannot be read.
 */
export async function readKeys<Name extends keyof Keys = keyof Keys>(
  env: Variables,
  keysFile: string | undefined,
  texts: Texts,
  needed: readonly Name[] = Object.keys(variables) as Name[],
): Promise<Pick<Keys, Name>> {
  const file = keysFile === undefined ? {} : await readKeysFile(keysFile, texts);
  const found = needed.map((name) => {
    const variable = variables[name];
    return { name, variable, value: [env[variable], file[variable]].find((text) => text?.trim()) };
  });
  const missing = found.flatMap(({ variable, value }) => (value === undefined ? [variable] : []));
  const keys = Object.fromEntries(found.map(({ name, value }) => [name, value])) as Pick<Keys, Name>;
  if (missing.length === 0) return keys;
  const { and, missingKey, missingKeys, where } = texts.usage;
  const message = fill(missing.length === 1 ? missingKey : missingKeys, {
    names: missing.join(", ").replace(/, ([^,]*)$/, `${and}$1`),
    where: keysFile && fill(where, { file: keysFile }),
  });
  throw new UsageError(message, needed.length > 1 ? texts.advice.setKeys : texts.advice.setEmail);
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
