import { type components, type ErrorCode, errorCodes, type Profile } from "@remo-kit/openapi";
import { type RefusalName, type SuccessName, scenarios } from "./scenarios.ts";

/** What the API decides of a request, before a profile says how that looks on the wire. */
export type Decision = {
  readonly scenario: SuccessName | RefusalName;
  /** For a person; no value of a secret field is in it. */
  readonly reason: string;
  readonly account: { readonly id: number; readonly credits: number } | undefined;
  /** Credits that were taken. */
  readonly charged: number;
  /** Of a success: its body, whose `state` and `credit` the profile sets, and the credits that it says it costs. */
  readonly success?: { readonly body: object; readonly cost: number };
};

/** Credits that an accepted request uses (F15). */
export const price = 4;

type Account = Decision["account"];

export const refuse = (scenario: RefusalName, reason: string, account?: Account): Decision => ({
  scenario,
  reason,
  account: account && { id: account.id, credits: account.credits },
  charged: 0,
});

/** Refusals that come before an account is identified; their examples say `credit` 0. */
const unidentified: readonly string[] = ["protocol-error", "no-input-data", "user-not-identified"];

/** The account that an answer tells of, when it was asked for and nothing was checked. */
export function accountIn(scenario: Decision["scenario"], account: Account): Account {
  if (!account || unidentified.includes(scenario)) return undefined;
  if (scenario !== "not-enough-credits") return account;
  return { id: account.id, credits: Math.min(account.credits, price - 1) };
}

/** The refusal that a code stands for, where a profile names the code (A15). */
export const refusalOf = (code: ErrorCode): RefusalName => errorCodes[code].name;

/** An answer as it goes over the wire. */
export type Answer = { readonly status: number; readonly body: object };

/** Writes a decision as the profile reads the page. `name` is the operation's, for the fields that siblings add (E03). */
export function render(decision: Decision, profile: Profile, name: string): Answer {
  return decision.success
    ? renderSuccess(decision, decision.success, profile, name)
    : renderRefusal(decision, profile, name);
}

/** The fields stay in the order of the page's example (F15). */
function renderSuccess(
  { account }: Decision,
  { body: success, cost }: NonNullable<Decision["success"]>,
  profile: Profile,
  name: string,
): Answer {
  const credit = profile.creditOnSuccess === "balance" ? (account?.credits ?? 0) : cost; // A04
  const body = { ...success, state: profile.successState, credit }; // A01
  if (!profile.extraFields) return { status: 200, body };
  return { status: 200, body: { ...body, APIName: name, status_code: 200, credit_change: -cost } }; // A22
}

/** The fields and their order are those of the page's examples (F16, F17). */
function renderRefusal({ scenario, account }: Decision, profile: Profile, name: string): Answer {
  const code = scenarios.get(scenario)?.code as ErrorCode;
  const credits: Record<Profile["creditOnError"], object> = {
    balance: { credit: account?.credits ?? 0 }, // No account, no balance (A04).
    planned: { credit: price },
    omitted: {},
  };
  const refusal: Omit<components["schemas"]["Refusal"], "status"> = {
    state: profile.failureState, // A01
    ...credits[profile.creditOnError],
    message: errorCodes[code].message.text,
  };
  const body = { ...refusal, [profile.statusKey]: code }; // A02
  const extra = profile.extraFields ? { APIName: name, credit_change: 0 } : {}; // A22
  return { status: httpStatus(code, profile), body: { ...body, ...extra } };
}

/** A05 */
function httpStatus(code: ErrorCode, { httpStatus }: Profile): number {
  if (httpStatus === "ok") return 200;
  return httpStatus === "class" ? Math.floor(code / 100) * 100 : code;
}
