import { describedOperation, metrics, operationOf, responseContent } from "@remo-kit/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreMetrics, scoreMetricsByPhase } from "./score.ts";

const rows = metrics.soccer;
const exampleOf = (id: "getSoccerResult" | "getSoccerScore") =>
  Object.values(
    responseContent(describedOperation(operationOf(id)), 200)["application/json"]?.examples ?? {},
  )[0]?.value as { [metric: string]: { [phase: string]: number } };
const result = exampleOf("getSoccerResult");

/** A row, a number, and its marks. */
const row = fc.constantFrom(...rows.map((one): (typeof rows)[number] => one));
const value = fc.double({ min: -1000, max: 1000, noNaN: true });
const marksOf = ({ metric, phase }: (typeof rows)[number], value: number): number =>
  scoreMetrics(rows, { [metric]: { [phase]: value } })[metric]?.[phase] as number;
const boundsOf = ({ ideal }: (typeof rows)[number]) => ({ min: -Infinity, max: Infinity, ...ideal });

test("the example of the score is that of the result, by the rules (F206 to F214, A30)", () => {
  expect(scoreMetrics(rows, result)).toEqual(exampleOf("getSoccerScore"));
});

test("a value in its range has full marks", () => {
  fc.assert(
    fc.property(row, value, (one, number) => {
      const { min, max } = boundsOf(one);
      fc.pre(number >= min && number <= max);
      expect(marksOf(one, number)).toBe(one.maximum);
    }),
  );
});

test("farther from its range never has more marks, and marks are never below 0", () => {
  fc.assert(
    fc.property(row, value, fc.double({ min: 0, max: 100, noNaN: true }), (one, number, more) => {
      const { min, max } = boundsOf(one);
      fc.pre(number < min || number > max);
      const farther = number < min ? number - more : number + more;
      expect(marksOf(one, farther)).toBeLessThanOrEqual(marksOf(one, number));
      expect(marksOf(one, farther)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("marks change no faster than one a step: there is no jump at a bound", () => {
  fc.assert(
    fc.property(row, value, fc.double({ min: 0, max: 5, noNaN: true }), (one, number, more) => {
      const change = Math.abs(marksOf(one, number + more) - marksOf(one, number));
      expect(change).toBeLessThanOrEqual(more / one.step + 1e-9);
    }),
  );
});

test("a value counts at the phase where it is found, and keeps that key (A29)", () => {
  expect(scoreMetrics(rows, { upper_pelvis_shoulder_y: { after_impact: 4 } })).toEqual({
    upper_pelvis_shoulder_y: { after_impact: 6 },
  });
});

test("what is missing or no number has no marks", () => {
  const odd = {
    kick_right_hip_x: { impact: Number.NaN },
    stepping_knee_x: { impact: "50" },
    more: { impact: 1 },
  };
  expect(scoreMetrics(rows, odd)).toEqual({});
  expect(scoreMetricsByPhase(rows, odd)).toEqual({ total_score: 0 });
});
