import { metrics, metricTexts, phaseTexts } from "@remo-kit/openapi";
import { textsOf } from "./metrics.ts";

/** What an app shows of a metric to the person who uses it. */
export type SoccerTexts = {
  /** What the metric is called. */
  readonly name: string;
  /** When it is measured. */
  readonly phase: string;
  /** What its numbers are, in a word. */
  readonly unit: string;
  /** What follows a number. */
  readonly symbol: string;
  /** What is good. A sentence. */
  readonly description: string;
  /** What the value means, and what to do; undefined without a value. Sentences. */
  readonly advice: string | undefined;
};

/**
 * What is said of a metric of a kick at a phase, and of a value of it; undefined for what is none. A phase may be any at
 * which a result or a score has it.
 */
export function soccerTexts(
  metric: string,
  phase: string,
  language: "en" | "ko",
  value?: number,
): SoccerTexts | undefined {
  const said = { rows: metrics.soccer, metrics: metricTexts.soccer ?? {}, phases: phaseTexts.soccer };
  return textsOf(said, metric, phase, language === "ko" ? "ko" : "en", value);
}
