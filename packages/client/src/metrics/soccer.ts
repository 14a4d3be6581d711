// What a kick is measured by, and what it scores: a file of its own, which a page loads only if it imports it.

import { scoreMetrics, scoreMetricsByPhase } from "@remo-kit/common/score";
import { metrics } from "@remo-kit/openapi";
import type { ByPhase } from "../answer/measured.ts";
import type { RawSoccerResult, SoccerPhase } from "../operations/analysis-soccer-result.ts";

/** What is measured of a kick, or what it scores: numbers by metric and phase. */
export type SoccerNumbers = Partial<ByPhase<RawSoccerResult, SoccerPhase>>;

/** A metric at one phase: what it is called, and how it is rated. */
export type SoccerMetric = {
  /** The key of the metric in results and scores. */
  readonly metric: keyof RawSoccerResult;
  /** The phase at which results have it. */
  readonly phase: SoccerPhase;
  /** Another phase at which a result may have the same value. */
  readonly alsoAt?: SoccerPhase;
  /** The phase at which answers by phase have it, if it is another. */
  readonly laterPhase?: SoccerPhase;
  /** What it is called, in English and Korean. */
  readonly name: { readonly en: string; readonly ko: string };
  /** What its numbers are. */
  readonly unit: "ball" | "degree" | "degree-per-second";
  /** Full marks from `min` to `max`, both included; one that is missing bounds nothing. */
  readonly ideal: { readonly min?: number; readonly max?: number };
  /** How far outside costs one mark; half as far costs half of it. */
  readonly step: number;
  /** Full marks. */
  readonly maximum: number;
  /** Full marks in an answer by phase. */
  readonly laterMaximum: number;
};

/** A row for each metric and phase, in the order of the vendor's page. */
export const soccerMetrics: readonly SoccerMetric[] = metrics.soccer;

/**
 * The marks of a result by the documented rules: 10 for each value in its ideal range, and the less the further away it is,
 * down to 0. Values count with their signs. One that is missing or no number has no marks; one that stands at two phases,
 * where the documents name either, counts once: at `phase`, not at `alsoAt`.
 */
export const scoreSoccer = (result: SoccerNumbers): SoccerNumbers =>
  scoreMetrics(soccerMetrics, result as never);

/** Marks by phase: of each phase those of its metrics and their sum, and the mean of the sums. */
export type SoccerScoreByPhase = {
  readonly [Phase in SoccerPhase]?: {
    readonly [Metric in keyof RawSoccerResult]?: number;
  } & {
    /** The sum of the marks, at most 100. */
    readonly total: number;
  };
} & {
  /** The mean of the totals. */
  readonly total_score: number;
};

/** The same as later pages of the vendor give it: other maxima, 100 for each phase, with three decimals. */
export const scoreSoccerByPhase = (result: SoccerNumbers): SoccerScoreByPhase =>
  scoreMetricsByPhase(soccerMetrics, result as never);
