import { operationOf } from "@remo-kit/openapi";
import type { Case } from "../model/case.ts";
import { inOrder } from "./run-cases.ts";

/** What is planned for a target: each case, and why it is left out if it is. */
export type Plan = {
  readonly entries: readonly PlanEntry[];
  /** Credits that the cases which are to run may cost. */
  readonly cost: number;
  /** Credits that all cases would need, but for those that this server cannot be put in. */
  readonly wanted: number;
};

/** `cost`: of a job that several cases read of, the first has all of its price. */
export type PlanEntry = { readonly case: Case; readonly cost: number; readonly skip: Skip | undefined };

export type Skip =
  | { readonly why: "not-chosen" | "mock-only" | "no-keys" | "no-wait" | "locks" }
  | { readonly why: "not-allowed"; readonly credits: number; readonly left: number };

export type PlanFor = {
  /** Whether the target is a mock: nothing costs anything there. */
  readonly mock: boolean;
  readonly hasKeys: boolean;
  /** Whether it may wait for an analysis at all. */
  readonly mayWait: boolean;
  readonly allowed: number;
  /** Ids of cases; none means all. */
  readonly only: readonly string[];
};

/** Which cases run: what is free first. What may be charged counts as charged, so that no run costs more than is allowed. */
export function planOf(cases: readonly Case[], server: PlanFor): Plan {
  let cost = 0;
  let wanted = 0;
  let hasWrongKey = false;
  const [planned, all] = [new Set<string>(), new Set<string>()];
  const entries = inOrder(cases).map((one): PlanEntry => {
    const skip = skipOf(one, server);
    if (server.mock || skip?.why === "not-chosen" || skip?.why === "mock-only") {
      return { case: one, cost: 0, skip };
    }
    if (one.wrongKey && hasWrongKey && server.only.length === 0) {
      return { case: one, cost: one.credits ?? 0, skip: { why: "locks" } };
    }
    hasWrongKey ||= one.wrongKey === true;
    wanted += priceOf(one, all);
    const credits = priceOf(one, new Set(planned));
    const left = server.allowed - cost;
    if (skip || credits > left) {
      return { case: one, cost: credits, skip: skip ?? { why: "not-allowed", credits, left } };
    }
    cost += priceOf(one, planned);
    return { case: one, cost: credits, skip };
  });
  return { entries, cost, wanted };
}

/** What a case costs where the jobs of these families are paid for already; its own is from now on. */
function priceOf({ job, credits = 0, operation }: Case, families: Set<string>): number {
  const { family } = operationOf(operation);
  if (job && families.has(family)) return 0;
  if (job) families.add(family);
  return credits;
}

function skipOf(one: Case, { mock, hasKeys, mayWait, only }: PlanFor): Skip | undefined {
  if (only.length > 0 && !only.includes(one.id)) return { why: "not-chosen" };
  if (mock) return undefined;
  if (one.mock) return { why: "mock-only" };
  if ((one.credits ?? 0) > 0 && !hasKeys) return { why: "no-keys" };
  return one.waits && !mayWait ? { why: "no-wait" } : undefined;
}

export function skipText(skip: Skip): string {
  if (skip.why !== "not-allowed") return reasons[skip.why];
  return `may cost ${skip.credits} credits, and ${skip.left} are allowed: --allow-spend N allows more`;
}

const reasons = {
  "not-chosen": "not chosen by --only",
  "mock-only": "only a mock can be put in this situation",
  "no-wait": "has to wait for an analysis: --max-wait S allows it",
  locks: "a second wrong key may lock the account: --only asks for it",
  "no-keys": "needs REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY",
} as const;
