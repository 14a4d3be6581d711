import { metrics } from "@remo-kit/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Measured, measured, rangeOf } from "./measured.ts";

const row = { ...metrics.soccer[0], metric: "m", phase: "p", step: 2, maximum: 10 };
const ideal = (bounds: { readonly min?: number; readonly max?: number }, at?: number) => {
  const {
    least,
    most,
    ideal: best,
  } = rangeOf({ ...row, ideal: bounds }, at === undefined ? {} : { m: { p: at } });
  return [least, ...best, most];
};

test("values lie from the page's to the ideal ones, and beyond by what costs half of the marks", () => {
  expect(ideal({ min: 40, max: 60 }, -30)).toEqual([-40, 40, 60, 70]);
  expect(ideal({ min: 40, max: 60 }, 50)).toEqual([30, 40, 60, 70]);
  expect(ideal({ min: 170 }, 185)).toEqual([160, 170, 195, 195]);
  expect(ideal({ max: 0 }, 11)).toEqual([-10, -10, 0, 21]);
  expect(ideal({ min: 0 })).toEqual([-10, 0, 10, 10]);
});

const ranges = Object.values(metrics)
  .flat()
  .map((one) => rangeOf(one, {}));

const flat = (values: Measured) =>
  Object.entries(values).flatMap(([metric, phases]) =>
    Object.entries(phases).map(([phase, value]) => ({ metric, phase, value })),
  );

test("what is measured follows from the text alone, has every metric at its phase, and stays in its range", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const values = flat(measured(ranges, text));
      expect(values).toEqual(flat(measured(ranges, text)));
      expect(values.map(({ metric, phase }) => [metric, phase])).toEqual(
        ranges.map(({ metric, phase }) => [metric, phase]),
      );
      values.forEach(({ value }, at) => {
        const { least, most } = ranges[at] as (typeof ranges)[number];
        expect(value >= least && value <= most).toBe(true);
      });
    }),
  );
});

const many = Array.from({ length: 500 }, (_, at) => flat(measured(ranges, `uuid ${at}`)));

test("different texts have different values, of each metric, with as many digits as the page's", () => {
  for (const at of ranges.keys()) {
    const values = many.map((one) => one[at]?.value as number);
    expect(new Set(values).size).toBe(many.length);
    const digits = values.map((value) => String(Math.abs(value)).replace(/^0\.0*|\./g, "").length);
    expect(digits.filter((count) => count >= 15).length).toBeGreaterThan(many.length / 2);
  }
});

test("of each metric some values are in the ideal range, and some are not", () => {
  for (const [
    at,
    {
      ideal: [from, to],
    },
  ] of ranges.entries()) {
    const inside = many.filter((one) => (one[at]?.value ?? 0) >= from && (one[at]?.value ?? 0) <= to).length;
    expect(inside).toBeGreaterThan(many.length * 0.4);
    expect(inside).toBeLessThan(many.length * 0.99);
  }
});
