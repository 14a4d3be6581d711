import { width } from "@remo-kit/common/printable";
import { metrics } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { metricTable } from "./metric-table.ts";

const result = {
  stepping_foot_position: { before_impact: 1.4219717106003318 },
  stepping_knee_global_y: { impact: -48.40014273602384 },
  upper_pelvis_shoulder_y: { before_impact: -6.298979094181707, after_impact: 11.309904719077391 },
  kick_right_knee_pelvis_x: { before_impact: -107.0002488694947, after_impact: 26.379613542733704 },
  kick_right_hip_x: { impact: 185.94531643215254 },
};
const score = {
  stepping_foot_position: { before_impact: 10 },
  stepping_knee_global_y: { impact: 0 },
  upper_pelvis_shoulder_y: { before_impact: 3.701, after_impact: 0 },
  kick_right_knee_pelvis_x: { before_impact: 0, after_impact: 0 },
  kick_right_hip_x: { impact: 10 },
};
const plain = { family: "soccer", paint: (_: string, text: string) => text } as const;
const { soccer } = metrics;

test("a metric has its value with the unit, the ideal range, the score of its maximum, and a bar", () => {
  const lines = metricTable(soccer, 80, { ...plain, outcome: { result, score }, lang: "en" }).split("\n");
  expect(lines[0]).toMatch(/^ +value +ideal +score$/);
  expect(lines[1]).toBe("Before the impact");
  expect(lines[2]).toMatch(/^ {2}Planting foot position +1\.42× +1\.3 to 1\.7 +10\.00 \/ 10 {2}\[=+\]$/);
  expect(lines.filter((line) => /^\S/.test(line))).toEqual([
    "Before the impact",
    "At the impact",
    "After the impact",
  ]);
  expect(lines.join("\n")).toMatch(/Kicking hip speed +185\.95°\/s +170 or more +10\.00 \/ 10 {2}\[=+\]/);
});

test("a value that another reading has at another phase is found there; what did not come is a dash", () => {
  const other = { ...result, upper_left_shoulder_y: { impact: -54.385 } };
  const text = metricTable(soccer, 80, { ...plain, outcome: { result: other, score }, lang: "en" });
  expect(text).toMatch(/After the impact\n {2}Left arm at the shoulder +-54\.38° +0 or less/);
  expect(text).toMatch(/At the impact\n(.*\n)*? {2}Shoulder rotation +11\.31° +0 or less +0\.00 \/ 10/);
  expect(text).toMatch(/Planting knee bend +- +40 to 60 +-$/m);
});

test.each([
  ["en", 60],
  ["en", 80],
  ["ko", 60],
  ["ko", 80],
] as const)("it fits (%s, %i columns), with each column below its head", (lang, columns) => {
  const lines = metricTable(soccer, columns, { ...plain, outcome: { result, score }, lang }).split("\n");
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
  const numbers = lines.filter((line) => / \/ 10/.test(line));
  expect(numbers).toHaveLength(7);
  const [head = ""] = lines;
  const ends = numbers.map((line) => width(line.slice(0, line.indexOf("/ 10") + 4)));
  expect(new Set(ends)).toEqual(new Set([width(head)]));
});

test.each(["en", "ko"] as const)("where a bar has no room there is none (%s)", (lang) => {
  const text = metricTable(soccer, 40, { ...plain, outcome: { result, score }, lang });
  expect(text).toMatch(/185\.95°\/s +170 [^[\n]*10\.00 \/ 10$/m);
  expect(text).not.toContain("[");
});

test("points by phase are of the maxima that add up to a hundred, and have totals", () => {
  const later = {
    ...{ stepping_foot_position: { before_impact: 25 }, kick_right_hip_x: { impact: 10 } },
    ...{ totals: { before_impact: 82.701, impact: 38.018, after_impact: 78.19 }, total_score: 66.303 },
  };
  const text = metricTable(soccer, 80, { ...plain, outcome: { score: later }, lang: "en" });
  expect(text).toContain("Before the impact: 82.70 / 100\n");
  expect(text).toMatch(/25\.00 \/ 25 {2}\[=+\]/);
  expect(text).toMatch(/10\.00 \/ 20 {2}\[(=+)-+\]/);
  expect(text.split("\n").at(-1)).toBe("Total: 66.30 / 100");
});

test("colours are of the marks: all, some, none", () => {
  const paint = (how: string, text: string) => `<${how} ${text}>`;
  const text = metricTable(soccer, 80, { ...plain, paint, outcome: { result, score }, lang: "en" });
  expect(text).toContain("<bold At the impact>");
  for (const colour of ["green", "yellow", "red"]) expect(text).toContain(`[<${colour} `);
});

test("measurements alone have neither points nor bars", () => {
  const text = metricTable(soccer, 80, { ...plain, outcome: { result }, lang: "ko" });
  expect(text).toContain("이상적인 범위");
  expect(text).not.toMatch(/점수|\[/);
});
