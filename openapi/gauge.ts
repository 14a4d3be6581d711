import type { MetricRow } from "./metric-row.ts";

/** A scale of values as a picture: its ends, and where it has a value, from 0 to 100. */
export type GaugeScale = {
  readonly low: number;
  readonly high: number;
  at(value: number): number;
  /** Where marks begin, are full from and to, and end. */
  readonly corners: readonly [number, number, number, number];
};

/** A scale that shows where a metric has marks, and `value`. What is outside of it stands at its end. */
export function gaugeOf(
  { ideal, step, maximum }: Pick<MetricRow, "ideal" | "step" | "maximum">,
  value: number,
): GaugeScale {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = ideal;
  const reach = step * maximum;
  const ends = [min - reach, min + reach, max - reach, max + reach, value].filter(Number.isFinite);
  const margin = (Math.max(...ends) - Math.min(...ends)) * 0.06;
  const [low, high] = [Math.min(...ends) - margin, Math.max(...ends) + margin];
  const at = (place: number) => Math.min(1, Math.max(0, (place - low) / (high - low))) * 100;
  return { low, high, at, corners: [at(min - reach), at(min), at(max), at(max + reach)] };
}
