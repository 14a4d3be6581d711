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
