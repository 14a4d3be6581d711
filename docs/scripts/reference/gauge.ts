// A metric at one phase as a picture: over its values, the marks that they get; below, the value of the example.

import { gaugeOf, type MetricRow } from "@remo-kit/openapi";

export type Gauge = Pick<MetricRow, "ideal" | "step" | "maximum"> & {
  readonly value: number;
  /** What stands above the ideal range, below the value, and in place of the picture where it is not seen. */
  readonly texts: { readonly ideal: string; readonly value: string; readonly picture: string };
  readonly number: (value: number) => string;
};

const round = (number: number): number => Math.round(number * 100) / 100;

/** A text in the middle of its place, or inside of the picture where that is at an end of it. */
const text = (name: string, place: number, y: number, said: string): string =>
  `<text class="gauge-${name}" x="${place}%" y="${y}" text-anchor="${place < 30 ? "start" : place > 70 ? "end" : "middle"}">${said}</text>`;

/** One line of HTML, as wide as its place: texts keep their size. Shapes say it all; colours only repeat it. */
export function gauge(one: Gauge): string {
  const { texts, value, number } = one;
  const { low, high, at: placeOf, corners } = gaugeOf(one, value);
  const at = (place: number) => round(placeOf(place));
  const [start, from, to, end] = corners.map(round) as [number, number, number, number];
  const middle = round((from + to) / 2);
  return [
    `<svg class="gauge" role="img" aria-label="${texts.picture}" width="100%" height="98">`,
    text("ideal", middle, 13, texts.ideal),
    `<svg y="20" width="100%" height="36" viewBox="0 0 100 36" preserveAspectRatio="none">`,
    `<polygon class="gauge-marks" points="${start},36 ${from},2 ${to},2 ${end},36"/>`,
    `<rect class="gauge-full" x="${from}" y="2" width="${round(to - from)}" height="34"/></svg>`,
    `<line class="gauge-axis" x1="0" x2="100%" y1="56" y2="56"/>`,
    `<line class="gauge-value" x1="${at(value)}%" x2="${at(value)}%" y1="18" y2="56"/>`,
    `<circle class="gauge-value" cx="${at(value)}%" cy="56" r="5"/>`,
    text("value", at(value), 76, texts.value),
    text("end", 0, 94, number(low)),
    text("end", 100, 94, number(high)),
    "</svg>",
  ].join("");
}
