import type { Case } from "../model/case.ts";
import { freeFirst } from "./run-cases.ts";

/** What is planned for a target: each case, and why it is left out if it is. */
export type Plan = {
  readonly entries: readonly PlanEntry[];
  /** Credits that the cases which are to run may cost. */
  readonly cost: number;
  /** Credits that all cases would need, but for those that this server cannot be put in. */
  readonly wanted: number;
};

export type PlanEntry = { readonly case: Case; readonly skip: Skip | undefined };

export type Skip =
  | { readonly why: "not-chosen" | "mock-only" | "no-keys" }
  | { readonly why: "not-allowed"; readonly credits: number; readonly left: number };

export type PlanFor = {
  /** Whether the target is a mock: nothing costs anything there. */
  readonly mock: boolean;
  readonly hasKeys: boolean;
  readonly allowed: number;
  /** Ids of cases; none means all. */
  readonly only: readonly string[];
};

/**
 * Which cases run, in which order: what is free comes first. What may be charged counts as charged, whatever the answer
 * will be, so that the run cannot cost more than is allowed.
 */
export function planOf(cases: readonly Case[], { mock, hasKeys, allowed, only }: PlanFor): Plan {
  let cost = 0;
  let wanted = 0;
  const skipOf = (one: Case): Skip | undefined => {
    const credits = one.credits ?? 0;
    if (only.length > 0 && !only.includes(one.id)) return { why: "not-chosen" };
    if (mock) return undefined;
    if (one.mock) return { why: "mock-only" };
    wanted += credits;
    if (credits === 0) return undefined;
    if (!hasKeys) return { why: "no-keys" };
    const left = allowed - cost;
    if (credits > left) return { why: "not-allowed", credits, left };
    cost += credits;
    return undefined;
  };
  const entries = freeFirst(cases).map((one) => ({ case: one, skip: skipOf(one) }));
  return { entries, cost, wanted };
}

/** Why a case was not run, as it stands in the reports. */
export function skipText(skip: Skip): string {
  if (skip.why !== "not-allowed") return reasons[skip.why];
  return `may cost ${skip.credits} credits, and ${skip.left} are allowed: --allow-spend N allows more`;
}

const reasons = {
  "not-chosen": "not chosen by --only",
  "mock-only": "only a mock can be put in this situation",
  "no-keys": "needs REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY",
} as const;
