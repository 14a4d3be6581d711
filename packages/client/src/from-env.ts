import { RemoConfigError } from "./errors.ts";
import type { RemoClientOptions } from "./options.ts";
import { texts } from "./texts.ts";

/** The variables of the environment, those of the command `remo`. */
const variables = {
  email: "REMO_EMAIL",
  userKey: "REMO_USER_KEY",
  apiKey: "REMO_API_KEY",
  baseUrl: "REMO_BASE_URL",
};

type FromEnv = Pick<RemoClientOptions, "email" | "userKey" | "apiKey" | "baseUrl">;

/**
 * Options of a client from REMO_EMAIL, REMO_USER_KEY, REMO_API_KEY and REMO_BASE_URL, which may be missing. One that is
 * empty is missing.
 *
 * @param env where a platform has no `process.env`, what it has instead, such as the bindings of a worker
 * @throws RemoConfigError naming all that are missing
 */
export function fromEnv(env: object = globalThis.process?.env ?? {}): FromEnv {
  const given = Object.entries(variables).map(([option, name]) => [option, Reflect.get(env, name), name]);
  const isMissing = ([, value]: unknown[]) => typeof value !== "string" || value.trim() === "";
  const missing = given.filter((one) => isMissing(one) && one[0] !== "baseUrl").map(([, , name]) => name);
  if (missing.length > 0) throw new RemoConfigError(texts.missingVariables(missing.join(", ")));
  return Object.fromEntries(given.filter((one) => !isMissing(one))) as FromEnv;
}
