import type { components } from "@remo-kit/openapi";
import type { Reader } from "../answer/answer.ts";
import { redactedIn } from "../answer/shown.ts";
import { type ReadInput, read } from "../request/verbs.ts";
import { numbersByMetric } from "./soccer.ts";

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

const soccerResult: Reader<SoccerResult> = (body, { uuid, redact, warn, warnings }) => {
  const metrics = numbersByMetric(body, warn);
  return metrics && { uuid, metrics, warnings, raw: redactedIn(body, redact) as RawSoccerResult };
};

/**
 * The measurements of a video that was handed in. It costs nothing and may be repeated. Before they are there, it fails
 * with a RemoApiError whose `category` is "not-ready".
 */
export const getSoccerResult = read("getSoccerResult", { answer: soccerResult });
