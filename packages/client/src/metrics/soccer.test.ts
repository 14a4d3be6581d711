import { expect, expectTypeOf, test } from "vitest";
import {
  type SoccerNumbers,
  type SoccerResult,
  scoreSoccer,
  scoreSoccerByPhase,
  soccerMetrics,
} from "../index.ts";
import { resultOf, scoreOf } from "../testing/job-server.ts";

test("the metrics are those of the page, each with its phases (F105, F204)", () => {
  expect(soccerMetrics).toHaveLength(12);
  for (const { metric, phase } of soccerMetrics)
    expect(resultOf()).toMatchObject({ [metric]: { [phase]: expect.any(Number) } });
});

test("the score of the page's result is made without asking: the same keys, with marks", () => {
  const marks = scoreSoccer(resultOf() as SoccerNumbers);
  expect(marks).toEqual(scoreOf());
  expectTypeOf(marks.kick_right_hip_x?.impact).toEqualTypeOf<number | undefined>();
  expectTypeOf<SoccerResult>().toExtend<SoccerNumbers>();
});

test("by phase, marks are those of later pages (E26): nine of twelve, the totals of two phases", () => {
  const { before_impact, impact, total_score } = scoreSoccerByPhase(resultOf() as SoccerNumbers);
  expect([before_impact?.total, impact?.total]).toEqual([82.701, 38.018]);
  expect(impact?.kick_right_hip_x).toBe(20);
  expect(total_score).toBeGreaterThan(0);
});

test("what a read gives can be scored as it is", () => {
  expect(scoreSoccer({ stepping_knee_x: { impact: 61.5 }, upper_left_shoulder_y: {} })).toEqual({
    stepping_knee_x: { impact: 8.5 },
  });
});

test("a value that stands at both phases of a metric counts once, and what is no number has no marks", () => {
  const odd = { impact: "12", before_impact: Number.POSITIVE_INFINITY } as never;
  const result = {
    ...{ upper_pelvis_shoulder_y: { impact: -1, after_impact: 5 }, kick_right_hip_x: null as never },
    ...{ upper_left_shoulder_y: { impact: 3 }, stepping_knee_x: odd, stepping_foot_position: odd },
  };
  expect(scoreSoccer(result)).toEqual({
    upper_pelvis_shoulder_y: { impact: 10 },
    upper_left_shoulder_y: { impact: 7 },
  });
  expect(scoreSoccerByPhase(result)).toEqual({
    after_impact: { upper_pelvis_shoulder_y: 30, upper_left_shoulder_y: 27, total: 57 },
    total_score: 57,
  });
});
