import { languages } from "@remo-kit/common/language";
import { expect, test } from "vitest";
import { soccerMetrics } from "../index.ts";
import { soccerTexts } from "./index.ts";

/** A value in the ideal range of a metric, one below and one above, where there is one. */
const valuesOf = ({ min, max }: { min?: number; max?: number }) => ({
  inRange: min ?? max ?? 0,
  below: min === undefined ? undefined : min - 7,
  above: max === undefined ? undefined : max + 7,
});

test.each(languages)("each metric has its texts, and each value says something else (%s)", (language) => {
  for (const { metric, phase, ideal, name } of soccerMetrics) {
    const said = Object.values(valuesOf(ideal)).flatMap((value) =>
      value === undefined ? [] : [soccerTexts(metric, phase, language, value)],
    );
    expect(said.length).toBeGreaterThan(1);
    expect(new Set(said.map((texts) => texts?.advice)).size).toBe(said.length);
    for (const texts of said) {
      expect(texts).toMatchObject({ name: name[language], symbol: expect.stringMatching(/^.{1,3}$/) });
      for (const text of [texts?.description, texts?.advice]) expect(text).toMatch(/^.{8,200}[.]$/);
      if (language === "ko") expect(`${texts?.advice}${texts?.phase}`).not.toMatch(/[A-Za-z]/);
    }
  }
});

test("a value is found by any phase that an answer may have it at, and none has no advice", () => {
  const at = (phase: string) => soccerTexts("upper_pelvis_shoulder_y", phase, "en", 3)?.advice;
  expect(at("after_impact")).toBe(at("impact"));
  expect(soccerTexts("kick_right_hip_x", "impact", "ko")).toMatchObject({
    advice: undefined,
    phase: "임팩트 시점",
  });
  expect(soccerTexts("kick_right_hip_x", "impact", "en", Number.NaN)?.advice).toBeUndefined();
});

test.each([
  ["no_metric", "impact"],
  ["kick_right_hip_x", "finish"],
  ["__proto__", "impact"],
])("%s at %s has no texts", (metric, phase) => {
  expect(soccerTexts(metric, phase, "en")).toBeUndefined();
});
