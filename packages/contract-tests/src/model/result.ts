/** How a run ended. Its exit code is its place in the list: 0 agree, 1 diverges … 6 inconclusive. */
export const verdicts = [
  "agree",
  "diverges",
  "usage",
  "unreachable",
  "not-authorised",
  "budget-exhausted",
  "inconclusive",
] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a run ends before its cases do. */
export type Stop = {
  readonly verdict: Extract<Verdict, "unreachable" | "not-authorised" | "budget-exhausted" | "inconclusive">;
  readonly because: string;
};

export type CaseResult = {
  readonly id: string;
  readonly title: string;
  readonly target: string;
  readonly facts: readonly string[];
  /** `undecided`: it ran, and an analysis that was not done, or the page of a gateway, shows nothing of it. */
  readonly outcome: "passed" | "failed" | "not-run" | "undecided";
  /** Of a failed one: what diverged, redacted; else why it shows nothing. */
  readonly detail: string | undefined;
  readonly exchanges: readonly number[];
  readonly ms: number;
};
