import { type MetricRow, metrics } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { Gauge } from "./gauge.tsx";

const rows: readonly MetricRow[] = metrics.soccer;

const drawn = (row: (typeof rows)[number], value: number) => {
  const html = String(<Gauge row={row} value={value} />);
  const numbers = (text = "") => text.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const [marks = [], full = []] = [...html.matchAll(/points="([^"]*)"/g)].map(([, points]) =>
    numbers(points),
  );
  const [own = Number.NaN] = numbers(/cx="([^"]*)"/.exec(html)?.[1]);
  return { html, marks, full, own };
};

test.each(rows.map((row) => [`${row.metric} ${row.phase}`, row] as const))(
  "the value of %s stands in the ideal range if it has full marks, else beside it, wherever it is",
  (_, row) => {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = row.ideal;
    const values = [-1e6, min - 1, min, (min + max) / 2, max, max + 1, 1e6];
    for (const value of values.filter(Number.isFinite)) {
      const { html, marks, full, own } = drawn(row, value);
      expect(html).not.toMatch(/NaN|Infinity/);
      const [from, , , , to] = full as [number, number, number, number, number];
      expect(marks[0]).toBeLessThanOrEqual(from);
      expect(own).toBeGreaterThan(0);
      expect(own).toBeLessThan(100);
      if (value >= min && value <= max) {
        expect(own).toBeGreaterThanOrEqual(from);
        expect(own).toBeLessThanOrEqual(to);
      } else expect(value < min ? from - own : own - to).toBeGreaterThanOrEqual(0);
    }
  },
);
