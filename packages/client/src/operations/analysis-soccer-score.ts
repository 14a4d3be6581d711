import type { components } from "@remo-kit/openapi";
import type { Reader } from "../answer/answer.ts";
import { redactedIn } from "../answer/shown.ts";
import { type ReadInput, read } from "../request/verbs.ts";
import { numbersByMetric } from "./soccer.ts";

/** A score as it came over the wire: it may lack what is documented, and have more. */
export type RawSoccerScore = Partial<components["schemas"]["AnalysisSoccerScoreAnswer"]>;

/** What `getSoccerScore` takes: the uuid, and what holds for this call alone. */
export type GetSoccerScoreInput = ReadInput;

/** The marks of a kick. */
export type SoccerScore = {
  /** UUID of the video, as it was sent. */
  readonly uuid: string;
  /** The marks of each documented metric that came, by phase. What is none of these is left out. */
  readonly metrics: Readonly<RawSoccerScore>; // F203, F204
  /** What in the answer is not as it is documented, a sentence for each; mostly none. */
  readonly warnings: readonly string[];
  /** The answer as it came over the wire, without keys. */
  readonly raw: RawSoccerScore;
};

const soccerScore: Reader<SoccerScore> = (body, { uuid, redact, warn, warnings }) => {
  const metrics = numbersByMetric(body, warn);
  return metrics && { uuid, metrics, warnings, raw: redactedIn(body, redact) as RawSoccerScore };
};

/**
 * The marks of a video that was handed in. It costs nothing and may be repeated. Before they are there, it fails
 * with a RemoApiError whose `category` is "not-ready".
 */
export const getSoccerScore = read("getSoccerScore", { answer: soccerScore });
