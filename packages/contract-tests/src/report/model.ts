import type { Profile } from "@remo-kit/openapi";
import type { CaseResult } from "../case.ts";
import type { CoverageCell } from "../coverage.ts";
import type { Exchange } from "../exchange.ts";
import type { Readings } from "../probes/probe.ts";

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

/** Something that an exchange shows and the spec, the catalogue or the client says otherwise. */
export type Divergence = {
  /** Stays the same from run to run: kind, operation, intent and place, such as `schema:analysis-soccer:accept:first:/wait_time`. */
  readonly key: string;
  readonly kind:
    | "schema"
    | "content-type"
    | "code"
    | "client"
    | "requests"
    | "credits"
    | "case"
    | "profile"
    | "coverage";
  readonly text: string;
  readonly exchanges: readonly number[];
  /** Set by the list of known divergences. */
  readonly known?: { readonly owner: string; readonly reason: string; readonly expires: string } | undefined;
};

/** All that the reports are written from. */
export type RunModel = {
  readonly format: "remo-contract-report-1";
  readonly date: string;
  readonly target: string;
  readonly foreign: boolean;
  readonly spec: string;
  readonly seed: number;
  readonly verdict: Verdict;
  /** One sentence that says why. */
  readonly because: string;
  readonly budget: {
    readonly allowed: number;
    readonly planned: number;
    /** What the answers show to have been charged; undefined if they do not show it. */
    readonly spent: number | undefined;
    readonly requests: number;
    readonly bytes: number;
  };
  readonly cases: readonly CaseResult[];
  /** By ambiguity. */
  readonly probes: readonly {
    readonly id: string;
    readonly ambiguity: string;
    readonly readings: Readings;
  }[];
  /** What the probes found, and the keys that stay open. */
  readonly profile: Partial<Profile>;
  readonly undecided: readonly { readonly key: keyof Profile; readonly why: string }[];
  readonly coverage: readonly CoverageCell[];
  readonly divergences: readonly Divergence[];
  /** Entries of the list of known divergences that did not show, or are past their date. */
  readonly stale: readonly { readonly key: string; readonly why: "fixed" | "expired" }[];
  readonly exchanges: readonly Exchange[];
};
