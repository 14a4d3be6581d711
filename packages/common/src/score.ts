// Marks for measured values, by the rules that a family's page of the score gives (A30).

import type { MetricRow } from "@remo-kit/openapi";

/** Numbers by metric, then phase; a value that is missing or no number has no marks. */
export type MetricValues = { readonly [metric: string]: { readonly [phase: string]: unknown } | undefined };
export type Scores = { [metric: string]: { [phase: string]: number } };

/** As later pages have it: marks of each phase with their sum, and the mean of the sums. */
export type ScoresByPhase = {
  [phase: string]: { [metric: string]: number; total: number };
} & { total_score: number };

/** Of a value that is `outside` the ideal by so much: proportional, and never below 0. */
const marks = (maximum: number, outside: number, step: number) => Math.max(0, maximum - outside / step);

/** How far a value is from the nearest bound of its ideal range, with its sign as it is (A30); 0 within. */
export function outsideBy({ ideal: { min, max } }: Pick<MetricRow, "ideal">, value: number): number {
  return Math.max((min ?? value) - value, value - (max ?? value), 0);
}

/** The values of each row, wherever a page has it (A29). */
function* valuesOf(rows: readonly MetricRow[], result: MetricValues) {
  for (const row of rows)
    for (const phase of [row.phase, row.alsoAt ?? row.phase]) {
      const value = result[row.metric]?.[phase];
      if (typeof value !== "number" || !Number.isFinite(value)) continue;
      yield { row, phase, value };
      break;
    }
}

/** The marks of a result by metric, then phase: the same keys. */
export function scoreMetrics(rows: readonly MetricRow[], result: MetricValues): Scores {
  const scores: Scores = {};
  for (const { row, phase, value } of valuesOf(rows, result)) {
    const own = marks(row.maximum, outsideBy(row, value), row.step);
    scores[row.metric] = { ...scores[row.metric], [phase]: own };
  }
  return scores;
}

const rounded = (number: number) => Math.round(number * 1000) / 1000;

/** The marks of a result as later pages give them (A31), with three decimals; sums are made before rounding. */
export function scoreMetricsByPhase(rows: readonly MetricRow[], result: MetricValues): ScoresByPhase {
  const found = [...valuesOf(rows, result)].map(({ row, value }) => ({
    metric: row.metric,
    phase: row.laterPhase ?? row.phase,
    marks: marks(row.laterMaximum, outsideBy(row, value), row.step),
  }));
  const totals = [...new Set(rows.map(({ laterPhase, phase }) => laterPhase ?? phase))].flatMap((phase) => {
    const own = found.filter((one) => one.phase === phase);
    return own.length > 0 ? [{ phase, own, total: own.reduce((sum, one) => sum + one.marks, 0) }] : [];
  });
  const byPhase = totals.map(({ phase, own, total }) => [
    phase,
    { ...Object.fromEntries(own.map((one) => [one.metric, rounded(one.marks)])), total: rounded(total) },
  ]);
  const mean = totals.reduce((sum, { total }) => sum + total, 0) / (totals.length || 1);
  return { ...Object.fromEntries(byPhase), total_score: rounded(mean) };
}
