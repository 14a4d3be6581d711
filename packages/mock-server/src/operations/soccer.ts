import { scoreMetrics, scoreMetricsByPhase } from "@remo-kit/common/score";
import { metrics, operationOf, type Readings } from "@remo-kit/openapi";
import { exampleRequestOf, examplesOf } from "./examples.ts";
import type { Finished } from "./handler.ts";
import { type Measured, measured, rangeOf } from "./results/measured.ts";

const rows = metrics.soccer;
const operation = operationOf("getSoccerResult");
const example = examplesOf(operation).done as Measured;
const { uuid: uuidOfPage } = exampleRequestOf(operation);
const ranges = rows.map((row) => rangeOf(row, example));

/** What was set for the job, else what the page has for its own uuid, else what follows from seed and uuid. */
export function resultOf({ uuid, result, seed, readings }: Finished): object {
  if (result) return result;
  const key = uuid.toLowerCase();
  return filed(key === uuidOfPage ? example : measured(ranges, `${seed} ${key}`), readings);
}

/** The second value of the shoulder rotation is at the phase that the profile says (A29). */
function filed(result: Measured, { pelvisPhase }: Readings): Measured {
  if (pelvisPhase === "impact") return result;
  const { impact = 0, ...others } = result.upper_pelvis_shoulder_y ?? {};
  return { ...result, upper_pelvis_shoulder_y: { ...others, [pelvisPhase]: impact } };
}

/** The marks of that result by the rules of the page (A30), in the shape that the profile says (A31). */
export const scoreOf = (finished: Finished): object =>
  (finished.readings.scoreShape === "phase" ? scoreMetricsByPhase : scoreMetrics)(
    rows,
    resultOf(finished) as Measured,
  );
