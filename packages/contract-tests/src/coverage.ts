/** One thing that a run can show: an answer of an operation, an optional field, a value of a profile. */
export type CoverageCell = {
  readonly operation: string;
  readonly kind: "example" | "field" | "profile";
  /** `420 user-not-identified`, `credit absent from a refusal`, `statusKey = status_code`. */
  readonly what: string;
  /** The first exchange that shows it; undefined if none does. */
  readonly seen: number | undefined;
};
