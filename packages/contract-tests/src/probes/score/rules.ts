import { outsideBy } from "@remo-kit/common/score";
import type { MetricRow } from "@remo-kit/openapi";
import type { Body } from "../../checks/answer.ts";
import { numberIn, numberOf, phasesOf } from "./values.ts";

/** How scores could be counted: each part of a rule that can be read in two ways, the page's own way first. */
const parts = {
  maximum: ["10", "later"],
  sign: ["signed", "absolute"],
  range: ["as written", "turned"],
  steps: ["in proportion", "whole steps"],
} as const;
type Parts = typeof parts;
type Part = keyof Parts;
export type Rules = { readonly [Each in Part]: Parts[Each][number] };

export const said: { readonly [Each in Part]: { readonly [way: string]: string } } = {
  maximum: { "10": "of the page's maximum", later: "of the later maxima" },
  sign: { signed: "signed", absolute: "of the absolute value" },
  range: { "as written": "ranges as written", turned: "a range from minus to plus read the other way" },
  steps: { "in proportion": "in proportion", "whole steps": "for each whole step" },
};

/** Every way to count; those that differ from the page in least come first. */
export const everyRules: readonly Rules[] = parts.maximum.flatMap((maximum) =>
  parts.sign.flatMap((sign) =>
    parts.range.flatMap((range) => parts.steps.map((steps): Rules => ({ maximum, sign, range, steps }))),
  ),
);

/** -85~110 read as -110 to -85: of what goes from below 0 to above it. */
function turned(row: MetricRow): Pick<MetricRow, "ideal"> {
  const { min = 0, max = 0 } = row.ideal;
  return min < 0 && max > 0 ? { ideal: { min: -max, max: min } } : row;
}

export function scoreBy({ maximum, sign, range, steps }: Rules, row: MetricRow, value: number): number {
  const outside = outsideBy(
    range === "turned" ? turned(row) : row,
    sign === "absolute" ? Math.abs(value) : value,
  );
  const taken = steps === "whole steps" ? Math.floor(outside / row.step) : outside / row.step;
  return Math.max(0, (maximum === "later" ? row.laterMaximum : row.maximum) - taken);
}

/** A number of an answer that a rule gives otherwise: `kick_right_hip_x.impact` is 3, and 10 is due. */
export type Difference = {
  readonly place: string;
  readonly given: string;
  readonly due: string;
  readonly of?: string;
};

/** Values may have been rounded to three decimals before they were scored, and scores after that. */
const isNear = (given: number, due: number, { step }: MetricRow) =>
  Math.abs(given - due) <= 0.001 + 0.0006 / step;

const shown = (number: number) => String(Math.round(number * 1000) / 1000);

/** What a score has otherwise than the rules give it for a result. */
export const differences = (rules: Rules, rows: readonly MetricRow[], result: Body, score: Body) =>
  rows.flatMap((row) => {
    const measured = numberOf(row, result);
    if (!measured) return [];
    const [given, due] = [numberOf(row, score), scoreBy(rules, row, measured.value)];
    if (!given) return [{ place: measured.place, given: "none", due: shown(due) }];
    if (isNear(given.value, due, row)) return [];
    const { place, value } = given;
    return [{ place, given: shown(value), due: shown(due), of: shown(measured.value) }];
  });

/** Sums that later pages have: what they say otherwise than the scores beside them. */
export function wrongTotals(rows: readonly MetricRow[], score: Body): Difference[] {
  const totals = phasesOf(rows).flatMap((phase) => {
    const total = numberIn(score, phase, "total");
    if (total === undefined) return [];
    const metrics = [...new Set(rows.map(({ metric }) => metric))];
    const due = metrics.reduce((sum, metric) => sum + (numberIn(score, phase, metric) ?? 0), 0);
    return [{ name: `${phase}.total`, total, due }];
  });
  const { total_score: all } = score;
  const mean = totals.reduce((sum, { total }) => sum + total, 0) / (totals.length || 1);
  const sums =
    typeof all === "number" && totals.length > 0
      ? [...totals, { name: "total_score", total: all, due: mean }]
      : totals;
  return sums.flatMap(({ name, total, due }) =>
    Math.abs(total - due) <= 0.01 ? [] : [{ place: name, given: shown(total), due: shown(due) }],
  );
}
