import type { components } from "@remo-kit/openapi";
import type { JsonObject, Reader } from "../answer/answer.ts";
import { type ReadInput, read } from "../request/read.ts";

/** A result as it came over the wire: it may lack what is documented, and have more. */
export type RawSoccerResult = Partial<components["schemas"]["AnalysisSoccerResultAnswer"]>;

export type GetSoccerResultInput = ReadInput;

/** The measurements of a kick. */
export type SoccerResult = {
  /** UUID of the video, as it was sent. */
  readonly uuid: string;
  /** Each documented metric that came, by phase: signed numbers (F105, F106). What is none of these is left out. */
  readonly metrics: Readonly<RawSoccerResult>;
  /** The answer as it came over the wire. */
  readonly raw: RawSoccerResult;
};

const metricNames: { readonly [Name in keyof RawSoccerResult]-?: true } = {
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
const phases = ["before_impact", "impact", "after_impact"];

/** One metric is enough to know a result from other answers: it has no `state` (F109). */
const soccerResult: Reader<SoccerResult> = (body, uuid) => {
  const found = Object.keys(metricNames).filter((name) => isObject(body[name]));
  if (found.length === 0) return { problem: "has none of the documented metrics" };
  const metrics = Object.fromEntries(found.map((name) => [name, numbersOf(body[name] as JsonObject)]));
  return { result: { uuid, metrics, raw: body as RawSoccerResult } };
};

const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const numbersOf = (metric: JsonObject) =>
  Object.fromEntries(
    phases.map((phase) => [phase, metric[phase]]).filter(([, value]) => Number.isFinite(value)),
  );

/**
 * The measurements of a video that was handed in. It costs nothing and may be repeated. Before they are there, it fails
 * with a RemoApiError whose `category` is "not-ready".
 */
export const getSoccerResult = read("getSoccerResult", { answer: soccerResult });
