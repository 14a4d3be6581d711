import { describedOperation, metrics, operationOf, responseContent } from "@remo-kit/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreMetrics, scoreMetricsByPhase } from "./score.ts";
import { printed } from "./testing/printed-pair.ts";

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

/** The printed result by metric, then phase. */
function byMetric() {
  const values: { [metric: string]: { [phase: string]: number } } = {};
  for (const [phase, metrics] of Object.entries(printed.result))
    for (const [metric, value] of Object.entries(metrics))
      values[metric] = { ...values[metric], [phase]: value };
  return values;
}

test("the later pages' own pair: nine of twelve values fit the rules to three decimals, the others are these (E29, A34)", () => {
  const made = scoreMetricsByPhase(rows, byMetric());
  const { total_score: _, ...phases } = printed.score;
  const marks = Object.entries(phases).flatMap(([phase, { total: _, ...metrics }]) =>
    Object.entries(metrics).map(([metric, printed]) => {
      const rule = (made[phase] as { [metric: string]: number })[metric];
      return { phase, metric, printed, rule };
    }),
  );
  expect(marks).toHaveLength(12);
  expect(marks.filter(({ printed, rule }) => printed === rule)).toHaveLength(9);
  expect(marks.filter(({ printed, rule }) => printed !== rule)).toEqual([
    { phase: "after_impact", metric: "upper_pelvis_shoulder_y", printed: 0, rule: 18.69 },
    { phase: "after_impact", metric: "upper_left_shoulder_y", printed: 50, rule: 30 },
    { phase: "after_impact", metric: "kick_right_knee_pelvis_x", printed: 28.19, rule: 18.19 },
  ]);
});

test("the later pages' own pair: all totals are sums, and the total score is their mean (E29)", () => {
  const { total_score: mean, ...phases } = printed.score;
  const rounded = (number: number) => Math.round(number * 1000) / 1000;
  const totals = Object.values(phases).map(({ total, ...metrics }) => {
    expect(rounded(Object.values<number>(metrics).reduce((sum, one) => sum + one, 0))).toBe(total);
    return total;
  });
  expect(rounded(totals.reduce((sum, one) => sum + one, 0) / 3)).toBe(mean);
});

test("a total is summed before it is rounded", () => {
  const small = {
    upper_pelvis_shoulder_y: { before_impact: -24.9996 },
    upper_left_shoulder_y: { before_impact: 35.0004 },
  };
  expect(scoreMetricsByPhase(rows, small)).toMatchObject({
    before_impact: { upper_pelvis_shoulder_y: 0, upper_left_shoulder_y: 0, total: 0.001 },
  });
});

test("with the maxima that alone fit them, rows of this table give the whole of the printed score (E29)", () => {
  const fitting: { readonly [place: string]: number } = {
    "upper_pelvis_shoulder_y impact": 0,
    "upper_left_shoulder_y after_impact": 50,
    "kick_right_knee_pelvis_x after_impact": 50,
  };
  const changed = rows.map((row) => ({
    ...row,
    laterMaximum: fitting[`${row.metric} ${row.phase}`] ?? row.laterMaximum,
  }));
  expect(scoreMetricsByPhase(changed, byMetric())).toEqual(printed.score);
});
