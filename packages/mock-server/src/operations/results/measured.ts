import type { MetricRow } from "@remo-kit/openapi";
import { fractionsOf } from "./fractions.ts";

/** Numbers by metric, then phase. */
export type Measured = { [metric: string]: { [phase: string]: number } };

/** Where the values of a metric lie at one phase, and which of them have full marks. */
export type Range = Pick<MetricRow, "metric" | "phase"> & {
  readonly least: number;
  readonly most: number;
  readonly ideal: readonly [least: number, most: number];
};

/** From the value of the page's example to the ideal range, and beyond both by what costs half of the marks. */
export function rangeOf({ metric, phase, ideal, step, maximum }: MetricRow, example: Measured): Range {
  const places = [example[metric]?.[phase], ideal.min, ideal.max].filter((place) => place !== undefined);
  const beyond = (maximum / 2) * step;
  const [least, most] = [Math.min(...places) - beyond, Math.max(...places) + beyond];
  return { metric, phase, least, most, ideal: [ideal.min ?? least, ideal.max ?? most] };
}

/** What an analysis measures: it follows from a text alone. Half of the values are chosen from the ideal range. */
export function measured(ranges: readonly Range[], text: string): Measured {
  const next = fractionsOf(text);
  const values: Measured = {};
  for (const { metric, phase, least, most, ideal } of ranges) {
    const fraction = next() * 2;
    const [from, to] = fraction < 1 ? ideal : [least, most];
    const own = values[metric] ?? {};
    own[phase] = from + (fraction % 1) * (to - from);
    values[metric] = own;
  }
  return values;
}
