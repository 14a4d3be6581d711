import * as v from "valibot";
import { type Account, checkAccounts } from "../options.ts";

const form = "with email, userKey, apiKey and credits";
const text = "must be a string that is not empty";
const amount = "must be a whole number of at least 0";

const key = v.pipe(v.string(text), v.nonEmpty(text));
const credits = v.pipe(v.number(amount), v.safeInteger(amount), v.minValue(0, amount));
const account = v.object({ email: key, userKey: key, apiKey: key, credits }, ({ expected }) =>
  expected === "Object" ? `must be an object ${form}` : "is missing",
);
const accounts = v.array(account, `must be an array of objects ${form}`);

/**
 * The accounts of a file.
 *
 * @throws TypeError that names the place in it, never a value: it may be a key.
 */
export function parseAccounts(value: unknown): readonly Account[] {
  const { success, output, issues } = v.safeParse(accounts, value, { abortEarly: true });
  if (success) {
    checkAccounts(output);
    return output;
  }
  const [{ path = [], message }] = issues;
  const place = path.map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  throw new TypeError(`accounts${place} ${message}.`);
}
