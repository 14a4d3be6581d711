import { type Answer, refuse } from "../answer.ts";
import type { Intake } from "../intake.ts";
import type { AccountState, State } from "../state.ts";

/** A request that came through the checks that every operation begins with. */
export type Admitted<Fields> = { readonly fields: Fields; readonly account: AccountState };

/** The body, its required fields, the account: what is refused first, in an order that is not documented (A18). */
export function admit<Fields extends { Email: string; UserKey: string; APIKey: string }>(
  intake: Intake,
  state: State,
  required: readonly string[],
): Admitted<Fields> | { readonly refused: Answer } {
  if ("problem" in intake) return { refused: refuse("protocol-error", intake.problem) };
  const missing = missingField(intake.fields, required);
  if (missing !== undefined) return { refused: refuse("no-input-data", missing) };
  const fields = intake.fields as Fields;
  const account = state.find(fields.Email);
  if (!account) return { refused: refuse("user-not-identified", "no account has this Email") };
  if (account.userKey !== fields.UserKey) {
    return { refused: refuse("user-not-identified", "UserKey does not match the account") };
  }
  if (account.apiKey !== fields.APIKey) {
    return { refused: refuse("wrong-api-key", "APIKey does not match the account", account) };
  }
  return { fields, account };
}

function missingField(
  fields: { readonly [name: string]: unknown },
  required: readonly string[],
): string | undefined {
  for (const name of required) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined) return `${name} is missing`;
    if (typeof value !== "string") return `${name} is not a string`;
    if (value === "") return `${name} is empty`;
  }
  return undefined;
}
