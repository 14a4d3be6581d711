import type { components } from "@remo-kit/openapi";
import type { Measured } from "../answer/measured.ts";
import { type ReadInput, read } from "../request/verbs.ts";

/** A result as it came over the wire: it may lack what is documented, and have more. */
export type RawSoccerResult = Partial<components["schemas"]["AnalysisSoccerResultAnswer"]>;

/** The moments of a kick at which it is measured. */
export type SoccerPhase = "before_impact" | "impact" | "after_impact";

/** What `getSoccerResult` takes: the uuid, and what holds for this call alone. */
export type GetSoccerResultInput = ReadInput;

/** The measurements of a kick: each documented metric that came, by phase, as signed numbers. */
export type SoccerResult = Measured<RawSoccerResult, SoccerPhase>; // F105, F106

const named: { readonly [Name in keyof RawSoccerResult]-?: true } = {
  stepping_foot_position: true,
  stepping_knee_global_y: true,
  stepping_knee_x: true,
  upper_pelvis_shoulder_y: true,
  upper_left_shoulder_y: true,
  upper_pelvis_shoulder_x: true,
  kick_right_knee_pelvis_x: true,
  impact_right_knee_global_y: true,
  kick_right_hip_x: true,
};
/** The keys of results and scores. */
export const soccerMetricNames = Object.keys(named);
/** The keys within them. */
export const soccerPhases: readonly SoccerPhase[] = ["before_impact", "impact", "after_impact"];

/**
 * The measurements of a video that was handed in. It costs nothing and may be repeated. Before they are there, it fails
 * with a RemoApiError whose `category` is "not-ready".
 */
export const getSoccerResult = read("getSoccerResult", {
  answer: ({ measured }) => measured<RawSoccerResult, SoccerPhase>(soccerMetricNames, soccerPhases),
});
