import type { components } from "@remo-kit/openapi";
import type { About, JsonObject, Reader } from "../answer/answer.ts";
import { isObject } from "../answer/json.ts";
import { redactedIn } from "../answer/shown.ts";
import { compare, kindOf, numberOf } from "../answer/values.ts";
import { type ReadInput, read } from "../request/verbs.ts";

/** A result as it came over the wire: it may lack what is documented, and have more. */
export type RawSoccerResult = Partial<components["schemas"]["AnalysisSoccerResultAnswer"]>;

/** What `getSoccerResult` takes: the uuid, and what holds for this call alone. */
export type GetSoccerResultInput = ReadInput;

/** The measurements of a kick. */
export type SoccerResult = {
  /** UUID of the video, as it was sent. */
  readonly uuid: string;
  /** Each documented metric that came, by phase: signed numbers. What is none of these is left out. */
  readonly metrics: Readonly<RawSoccerResult>; // F105, F106
  /** What in the answer is not as it is documented, a sentence for each; mostly none. */
  readonly warnings: readonly string[];
  /** The answer as it came over the wire, without keys. */
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
const soccerResult: Reader<SoccerResult> = (body, { uuid, redact, warn, warnings }) => {
  const found = Object.keys(metricNames).filter((name) => isObject(body[name]));
  if (found.length === 0) return undefined;
  for (const name of Object.keys(metricNames).filter((name) => name in body && !found.includes(name)))
    warn(`\`${name}\` is ${kindOf(body[name])}`);
  const metrics = Object.fromEntries(
    found.map((name) => [name, numbersOf(name, body[name] as JsonObject, warn)]),
  );
  return { uuid, metrics, warnings, raw: redactedIn(body, redact) as RawSoccerResult };
};

/** A phase that is missing is no fault of an answer: it is not documented which there are. */
function numbersOf(name: string, metric: JsonObject, warn: About["warn"]) {
  const given = phases.filter((phase) => phase in metric);
  const read = given.map((phase) => [phase, numberOf(metric[phase])] as const);
  for (const [phase, number] of read) compare(warn, `${name}.${phase}`, metric[phase], number);
  return Object.fromEntries(read.filter(([, number]) => number !== undefined));
}

/**
 * The measurements of a video that was handed in. It costs nothing and may be repeated. Before they are there, it fails
 * with a RemoApiError whose `category` is "not-ready".
 */
export const getSoccerResult = read("getSoccerResult", { answer: soccerResult });
