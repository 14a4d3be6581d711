import { type ErrorName, errorTexts, type Operation, type Readings } from "@remo-kit/openapi";
import { menuOf } from "../scenarios.ts";

/** What the API decides of a request, before a profile says how that looks on the wire. */
export type Decision = {
  /** Name of an error or of an example of the operation. */
  readonly scenario: string;
  /** For a person; no value of a secret field is in it. */
  readonly reason: string;
  /** It is refused because its analysis is not done, which has a form of its own (A27). */
  readonly early?: true;
  /** What a refusal says in the place of its usual message. */
  readonly message?: string | undefined;
  readonly account: { readonly id: number; readonly credits: number } | undefined;
  /** Credits that were taken. */
  readonly charged: number;
  /**
   * Of a success: its body, of which a profile sets `state` and `credit` of a receipt, and the credits that it says it costs.
   * A text is JSON already.
   */
  readonly success?: { readonly body: object | string; readonly cost: number };
};

type Account = Decision["account"];

export const refuse = (scenario: ErrorName, reason: string, account?: Account): Decision => ({
  scenario,
  reason,
  account: account && { id: account.id, credits: account.credits },
  charged: 0,
});

/** Refusals that come before an account is identified. */
const unidentified: readonly string[] = [
  "protocol-error",
  "no-input-data",
  "required-data-missing",
  "user-not-identified",
];

/** The account that an answer names, when it was asked for and nothing was checked. */
export function accountIn(scenario: string, account: Account, { price }: Operation): Account {
  if (!account || unidentified.includes(scenario)) return undefined;
  if (scenario !== "not-enough-credits") return account;
  return { id: account.id, credits: Math.min(account.credits, price - 1) };
}

/** An answer as it goes over the wire. */
export type Answer = { readonly status: number; readonly body: object | string };

/** Writes a decision as the profile reads the page. */
export const render = (decision: Decision, operation: Operation, readings: Readings): Answer =>
  decision.success
    ? renderSuccess(decision, decision.success, operation, readings)
    : renderRefusal(decision, operation, readings);

/** The fields of a receipt stay in the order of the page's example (F15); what is read is no receipt. */
function renderSuccess(
  { account }: Decision,
  { body: success, cost }: NonNullable<Decision["success"]>,
  { slug, kind }: Operation,
  readings: Readings,
): Answer {
  if (kind === "read" || typeof success === "string") return { status: 200, body: success };
  const credit = readings.creditOnSuccess === "balance" ? (account?.credits ?? 0) : cost; // A04
  const body = { ...success, state: readings.successState, ...("credit" in success && { credit }) }; // A01
  if (!readings.extraFields) return { status: 200, body };
  return { status: 200, body: { ...body, APIName: slug, status_code: 200, credit_change: -cost } }; // A22
}

/** The fields and their order are those of the page's examples (F16, F17). */
function renderRefusal(decision: Decision, operation: Operation, readings: Readings): Answer {
  const { scenario, account, early, message = errorTexts[scenario as ErrorName].message.text } = decision;
  const code = menuOf(operation).codes.get(scenario) as number;
  const { notReady } = readings;
  const form = early ? notReady : "code";
  if (form === "400-without-code") return withoutCode;
  if (form === "status-in-200") return { status: 200, body: { message, status: code } };
  const body = {
    state: readings.failureState, // A01
    ...creditOf(account, operation, readings),
    message,
    [readings.statusKey]: code, // A02
  };
  const extra = readings.extraFieldsOnError ? { APIName: operation.slug, credit_change: 0 } : {}; // A22
  return { status: httpStatus(code, readings), body: { ...body, ...extra } };
}

/** As a walking API says that there is no result (E25). */
const withoutCode: Answer = {
  status: 400,
  body: { state: 0, message: errorTexts["file-does-not-exist"].message.text },
};

/** No account, no balance (A04). What costs nothing has no credits. */
function creditOf(account: Account, { mayBeCharged, price }: Operation, { creditOnError }: Readings): object {
  if (creditOnError === "omitted" || !mayBeCharged) return {};
  return { credit: creditOnError === "planned" ? price : (account?.credits ?? 0) };
}

/** A05 */
function httpStatus(code: number, { httpStatus }: Readings): number {
  if (httpStatus === "ok") return 200;
  return httpStatus === "class" ? Math.floor(code / 100) * 100 : code;
}
