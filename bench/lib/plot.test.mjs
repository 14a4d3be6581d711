import { expect, test } from "vitest";
import { plot } from "./plot.mjs";

const point = (x, y) => ({ x, y, min: y * 0.9, max: y * 1.1 });
const drawing = {
  title: "Time <of> one upload",
  x: { label: "MB", log: true },
  y: { label: "seconds", log: true },
  lines: [
    { name: "raw", points: [point(1, 0.01)] },
    { name: "client", points: [point(1, 0.02), point(64, 0.2), point(4096, 3)] },
  ],
};

/** Where the points lie, from left to right. */
const placesIn = (svg) =>
  [...svg.matchAll(/aria-roledescription="circle"[^>]* transform="translate\(([\d.]+),([\d.]+)\)"/g)]
    .map(([, x, y]) => [Number(x), Number(y)])
    .sort(([one], [other]) => one - other);

test("on a logarithmic axis equal ratios are equally far apart", async () => {
  const [left, middle, right] = placesIn(await plot({ ...drawing, lines: [drawing.lines[1]] }));
  expect(right[0] - middle[0]).toBeCloseTo(middle[0] - left[0], 1);
  expect((middle[1] - left[1]) / (right[1] - left[1])).toBeCloseTo(Math.log(10) / Math.log(150), 2);
});

test("another axis starts at 0", async () => {
  const points = [point(1, 60), point(2, 120)];
  const svg = await plot({ ...drawing, y: { label: "MB" }, lines: [{ name: "one", points }] });
  for (const tick of ["0", "20", "120"]) expect(svg).toContain(`>${tick}</text>`);
});

test("a plot names its axes and lines, marks each place, and is light or dark as the system is", async () => {
  const svg = await plot(drawing);
  expect(placesIn(svg)).toHaveLength(4);
  for (const text of ["client", "raw", "MB", "seconds", "4,096", "0.1"])
    expect(svg).toContain(`>${text}</text>`);
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(svg).toContain("Time &lt;of&gt; one upload");
  expect(svg).not.toMatch(/NaN|undefined|Infinity|https?:\/\/(?!www\.w3\.org)/);
});

test("one place on an axis, or one value, can be drawn, too", async () => {
  const flat = { ...drawing, y: { label: "MB" }, lines: [{ name: "one", points: [point(5, 0)] }] };
  expect(await plot(flat)).not.toMatch(/NaN|Infinity/);
});
