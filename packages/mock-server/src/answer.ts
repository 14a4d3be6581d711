import { type components, type ErrorCodeEntry, errorCodes } from "@remo-kit/openapi";
import type { AccountState } from "./state.ts";

/** The name of a refusal, as in the catalogue of error codes. */
export type RefusalName = ErrorCodeEntry["name"];

/** What the mock answers, in which scenario, and why. */
export type Answer = {
  readonly status: number;
  readonly scenario: string;
  readonly reason: string;
  readonly body: object;
};

const byName = new Map<RefusalName, ErrorCodeEntry>(
  Object.values(errorCodes).map((entry) => [entry.name, entry]),
);

/**
 * A refusal with the fields and the order of the page's examples (F16, F17) and the code as HTTP status (A05). Its
 * `credit` is the balance of the account (A04), 0 where no account is identified.
 */
export function refuse(scenario: RefusalName, reason: string, account?: AccountState): Answer {
  const { code, message } = byName.get(scenario) as ErrorCodeEntry;
  const body: components["schemas"]["Refusal"] = {
    state: false,
    credit: account?.credits ?? 0,
    message: message.text,
    status: code,
  };
  return { status: code, scenario, reason, body };
}
