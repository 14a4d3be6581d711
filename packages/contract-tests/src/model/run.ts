import type { Family, Profile } from "@remo-kit/openapi";
import type { CaseResult } from "./case.ts";
import type { Exchange, Recording } from "./exchange.ts";
import type { Lack, ProfileKey, Readings } from "./reading.ts";
import type { Stop, Verdict } from "./result.ts";

export { type Stop, type Verdict, verdicts } from "./result.ts";

/** One target of a run: what was sent to it and came back, and how its cases ended. */
export type Part = { readonly recording: Recording; readonly results: readonly CaseResult[] };

export type Outcome = { readonly parts: readonly Part[]; readonly stop: Stop | undefined };

/** Something that an exchange shows and the spec, the table of operations or the client says otherwise. */
export type Divergence = {
  /** Stays the same from run to run: kind, operation and place, as in `schema:<slug>:/wait_time`; see checks/divergences/keys.ts. */
  readonly key: string;
  readonly kind:
    | "security"
    | "schema"
    | "content-type"
    | "encoding"
    | "notation"
    | "code"
    | "client"
    | "requests"
    | "path"
    | "credits"
    | "case"
    | "profile"
    | "coverage";
  readonly text: string;
  /** All that show it, the first one first. */
  readonly exchanges: readonly number[];
  /** What the spec, the table or the run's own request has, and what came instead, as JSON or in a word. */
  readonly expected?: string | undefined;
  readonly received?: string | undefined;
  /** The request of the first exchange that shows it, for a shell; keys, address and video are variables. */
  readonly curl?: string | undefined;
  /** Where it is documented: a path within the published docs, with its anchor. */
  readonly docs?: string | undefined;
  /** What only follows from it, such as a case that failed of it. A list of known divergences may name these keys as well. */
  readonly consequences?: readonly Consequence[] | undefined;
  readonly known?: { readonly owner: string; readonly reason: string; readonly expires: string } | undefined;
};

export type Consequence = Pick<Divergence, "key" | "text" | "exchanges">;

/** One thing that a run can show: an answer of an operation, an optional field, a value of a profile. */
export type CoverageCell = {
  /** Slug; a value of a profile stands with the first operation. */
  readonly operation: string;
  readonly kind: "example" | "field" | "profile";
  /** `420 user-not-identified`, `credit absent from a refusal`, `statusKey = "status_code"`. */
  readonly what: string;
  /** The first exchange that shows it; undefined if none does. */
  readonly seen: number | undefined;
};

export type ProbeReading = {
  readonly id: string;
  readonly ambiguity: string;
  /** Undefined: it holds for all, as no family before it has shown anything else. */
  readonly family?: Family;
  readonly readings: Readings;
};

/** What answers at the address of an operation, by what answered it before keys were sent. */
export type Served = {
  readonly operation: string;
  readonly verdict: "api" | "gateway" | "redirected" | "retired" | "unreachable";
  /** A status, the address of a redirect, or why nothing came. */
  readonly detail: string;
  readonly exchanges: readonly number[];
};

/** What the balances of the account show, and what explains it. */
export type Charge = {
  readonly charged: number;
  /** What the accepted requests in between cost, by what is known of the price. */
  readonly due: number;
  readonly exchanges: readonly number[];
};

export type RunModel = {
  readonly format: "remo-contract-report-1";
  /** When it was run, ISO 8601; and when it was judged anew, if it was. */
  readonly date: string;
  readonly replayed?: string | undefined;
  readonly target: string;
  readonly foreign: boolean;
  readonly spec: string;
  readonly seed: number;
  readonly verdict: Verdict;
  readonly because: string;
  readonly budget: {
    readonly allowed: number;
    readonly planned: number;
    /** What the answers show to have been charged; undefined if they do not show it. */
    readonly spent: number | undefined;
    /** What can have been charged at most, by every reading of `credit` that explains the answers. */
    readonly atMost?: number | undefined;
    /** What no price explains: a price of its own, a refusal that is charged, or somebody else on the account. */
    readonly unexplained?: readonly Charge[];
    readonly requests: number;
    readonly bytes: number;
  };
  /** By operation; empty for mocks, and for recordings of old. */
  readonly served?: readonly Served[];
  readonly cases: readonly CaseResult[];
  readonly probes: readonly ProbeReading[];
  /** What the probes found: keys that hold for all, and under `families` what differs in one. */
  readonly profile: Partial<Profile>;
  readonly undecided: readonly {
    readonly key: ProfileKey;
    readonly why: string;
    readonly lack?: Lack | undefined;
  }[];
  readonly coverage: readonly CoverageCell[];
  readonly divergences: readonly Divergence[];
  /** Entries of the list of known divergences that did not show, or are past their date. */
  readonly stale: readonly { readonly key: string; readonly why: "fixed" | "expired" }[];
  readonly exchanges: readonly Exchange[];
};
