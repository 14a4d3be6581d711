import type { components } from "@remo-kit/openapi";
import type { Reader } from "../answer/answer.ts";
import type { Measured } from "../answer/measured.ts";
import { type ReadInput, read } from "../request/verbs.ts";
import { type SoccerPhase, soccerMetricNames, soccerPhases } from "./analysis-soccer-result.ts";

/** A score as it came over the wire: it may lack what is documented, and have more. */
export type RawSoccerScore = Partial<components["schemas"]["AnalysisSoccerScoreAnswer"]>;

/** What `getSoccerScore` takes: the uuid, and what holds for this call alone. */
export type GetSoccerScoreInput = ReadInput;

/** The marks of a kick: those of each documented metric that came, by phase. */
export type SoccerScore = Measured<RawSoccerScore, SoccerPhase> & {
  /** The sum of each phase, in an answer by phase as later pages have it. */
  readonly totals?: { readonly [Phase in SoccerPhase]?: number };
  /** The mean of the totals, where the answer has it. */
  readonly total_score?: number;
}; // F203, F204, E26

/**
 * The marks of a video that was handed in. It costs nothing and may be repeated. Before they are there, it fails
 * with a RemoApiError whose `category` is "not-ready".
 */
export const getSoccerScore = read("getSoccerScore", {
  answer: ({ measured }) =>
    measured<RawSoccerScore, SoccerPhase>(soccerMetricNames, soccerPhases) as Reader<SoccerScore>,
});
