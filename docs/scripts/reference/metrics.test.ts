import { ambiguities, metrics, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { gauge } from "./gauge.ts";
import { metricList } from "./metric-list.ts";
import { metricsPage } from "./metrics.ts";
import { editionOf } from "./words.ts";

const languages = ["en", "ko"] as const;

test("each row of the table is a metric with its example, its marks, its places in the spec and what is open of it", () => {
  expect(metricList).toHaveLength(metrics.soccer.length);
  expect(metricList.map(({ metric, phase }) => `${metric}.${phase}`)).toContain("kick_right_hip_x.impact");
  for (const { value, marks, maximum, facts, open, spec, operations } of metricList) {
    expect([typeof value, typeof marks, facts.length > 1]).toEqual(["number", "number", true]);
    expect(marks).toBeLessThanOrEqual(maximum);
    expect(spec).toHaveLength(operations.length);
    for (const id of open) expect(ambiguities).toHaveProperty(id);
    for (const { family } of operations)
      expect(operationList.some((one) => one.family === family)).toBe(true);
  }
});

test.each(languages)(
  "each metric at each phase is a section with a gauge and all that its row says in %s",
  (language) => {
    const page = metricsPage(editionOf(language));
    const sections = page.split(/^### /m).slice(1);
    expect(sections).toHaveLength(metricList.length);
    for (const [i, { anchor, name, laterMaximum, open }] of metricList.entries()) {
      const section = sections[i] ?? "";
      expect(section).toContain(`{#${anchor}}`);
      expect(section).toContain(`<svg class="gauge" role="img" aria-label="${name[language]}. `);
      expect(section).not.toMatch(/-\d+°/); // A true minus.
      for (const part of [String(laterMaximum), ...open.map((id) => `- ${id} `)])
        expect(section).toContain(part);
      expect(page).toContain(`| [${name[language]}](#${anchor}) |`);
    }
  },
);

const texts = { ideal: "ideal", value: "value", picture: "picture" };
const drawn = (ideal: { min?: number; max?: number }, value: number) =>
  gauge({ ideal, step: 1, maximum: 10, value, texts, number: (end) => end.toFixed(1) });
const points = (picture: string) =>
  (/points="([^"]+)"/.exec(picture)?.[1] ?? "").split(" ").map((point) => Number(point.split(",")[0]));

test("the shape begins and ends where marks do, and is full within the range", () => {
  // From 30 to 70, with 6 % of 40 beside.
  const picture = drawn({ min: 40, max: 60 }, 50);
  const at = (place: number) => ((place - 27.6) / 44.8) * 100;
  for (const [i, place] of [30, 40, 60, 70].entries()) expect(points(picture)[i]).toBeCloseTo(at(place), 1);
  expect(picture).toContain('<circle class="gauge-value" cx="50%"');
  expect([">27.6<", ">72.4<"].every((end) => picture.includes(end))).toBe(true);
});

test("a range of one bound is full up to the end of the scale", () => {
  expect(points(drawn({ min: 0 }, 5)).slice(2)).toEqual([100, 100]);
  expect(points(drawn({ max: 0 }, 5)).slice(0, 2)).toEqual([0, 0]);
});

test("a value far outside is on the scale, and its text inside of the picture", () => {
  expect(drawn({ min: 40, max: 60 }, -900)).toMatch(
    /class="gauge-value" x="5.36%" y="76" text-anchor="start"/,
  );
  expect(drawn({ min: 40, max: 60 }, 900)).toMatch(/class="gauge-value" x="94.64%" y="76" text-anchor="end"/);
});
