import { RemoConfigError } from "./errors.ts";
import type { RemoClientOptions } from "./options.ts";

type FromEnv = Pick<RemoClientOptions, "email" | "userKey" | "apiKey" | "baseUrl">;

/**
 * Options of a client from REMO_EMAIL, REMO_USER_KEY, REMO_API_KEY and REMO_BASE_URL; the last may be missing. One that is
 * empty is missing.
 *
 * @param env where a platform has no `process.env`, what it has instead, such as the bindings of a worker
 * @throws RemoConfigError naming all that are missing
 */
export function fromEnv(env: object = globalThis.process?.env ?? {}): FromEnv {
  const take = (name: string): string | undefined => {
    const value: unknown = Reflect.get(Object(env), name);
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
  };
  const names = ["REMO_EMAIL", "REMO_USER_KEY", "REMO_API_KEY"];
  const missing = names.filter((name) => !take(name));
  if (missing.length > 0) throw new RemoConfigError(`Not set in the environment: ${missing.join(", ")}.`);
  const [email, userKey, apiKey] = names.map(take) as [string, string, string];
  const baseUrl = take("REMO_BASE_URL");
  return { email, userKey, apiKey, ...(baseUrl && { baseUrl }) };
}
