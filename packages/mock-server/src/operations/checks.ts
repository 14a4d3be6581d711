import { type Decision, refusalOf, refuse } from "../decision.ts";
import type { Field, Intake } from "../intake/intake.ts";
import type { StoredAccount } from "../store/store.ts";
import type { Surroundings } from "./operation.ts";

type Refused = { readonly refused: Decision };

/** The body, its required fields, the account: what is refused first, in an order that is not documented (A18). */
export async function admit(
  { problem, fields }: Intake,
  { store, tenant, profile }: Surroundings,
  required: readonly string[],
): Promise<{ readonly account: StoredAccount } | Refused> {
  if (problem) {
    const scenario = problem.kind === "empty" ? refusalOf(profile.emptyBody) : "protocol-error"; // A15
    return { refused: refuse(scenario, problem.reason) };
  }
  const missing = missingField(fields, required);
  if (missing) return { refused: refuse(refusalOf(profile.missingField), missing) }; // A15
  const account = await store.account(tenant, text(fields.Email));
  if (!account) return { refused: refuse("user-not-identified", "no account has this Email") };
  if (account.userKey !== text(fields.UserKey)) {
    return { refused: refuse("user-not-identified", "UserKey does not match the account") };
  }
  if (account.apiKey !== text(fields.APIKey)) {
    return { refused: refuse("wrong-api-key", "APIKey does not match the account", account) };
  }
  return { account };
}

/** A field's string; "" if it is none. */
export const text = (field: Field | undefined): string => (field?.type === "string" ? field.value : "");

function missingField(fields: Intake["fields"], required: readonly string[]): string | undefined {
  for (const name of required) {
    const field = fields[name];
    if (field === undefined) return `${name} is missing`;
    if (field.type === "string" ? field.value === "" : field.type === "video" && field.video.length === 0) {
      return `${name} is empty`;
    }
    if (field.type !== "string" && field.type !== "video") return `${name} is ${field.type}, not a string`;
  }
  return undefined;
}
