type Both = { readonly en: string; readonly ko: string };

/** A metric at one phase, as `pages/<family>/metrics.yaml` has it. */
export type MetricRow = {
  readonly metric: string;
  /** The phase at which the page's example has its value. */
  readonly phase: string;
  /** Where another page or rule has the same value. */
  readonly alsoAt?: string;
  /** Where the later pages have it, if not at `phase`. */
  readonly laterPhase?: string;
  /** Of the metric; it is the same at each of its phases. */
  readonly name: Both;
  readonly unit: string;
  /** Full marks from `min` to `max`, both included; one that is missing bounds nothing. */
  readonly ideal: { readonly min?: number; readonly max?: number };
  /** How far outside costs one mark. */
  readonly step: number;
  readonly maximum: number;
  /** By the later pages. */
  readonly laterMaximum: number;
};
