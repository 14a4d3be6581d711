import { expect, test } from "vitest";
import { plot, scaleOf } from "./plot.mjs";

const point = (x, y) => ({ x, y, min: y * 0.9, max: y * 1.1 });
const drawing = {
  title: "Time <of> one upload",
  x: { label: "MB", log: true },
  y: { label: "seconds", log: true },
  lines: [
    { name: "client", points: [point(1, 0.02), point(64, 0.2), point(2048, 3)] },
    { name: "raw", points: [point(1, 0.01)] },
  ],
};

test("on a logarithmic scale equal ratios are equally far apart, on the other one it starts at 0", () => {
  const log = scaleOf({ log: true }, [1, 100], [0, 100], 0);
  expect([1, 10, 100].map(log.at)).toEqual([0, 50, 100]);
  expect(log.ticks).toEqual([1, 2, 5, 10, 20, 50, 100]);
  const linear = scaleOf({}, [60, 120], [100, 0], 0);
  expect([0, 60, 120].map(linear.at)).toEqual([100, 50, 0]);
  expect(linear.ticks).toEqual([0, 20, 40, 60, 80, 100, 120]);
});

test("a plot names its axes and lines, marks each place, and is light or dark as the system is", () => {
  const svg = plot(drawing);
  expect(svg.match(/<circle /g)).toHaveLength(4);
  for (const text of [">client<", ">raw<", ">MB<", ">seconds<", ">2,048<", ">0.1<"])
    expect(svg).toContain(text);
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(svg).toContain("Time &#60;of&#62; one upload");
  expect(svg).not.toMatch(/NaN|undefined|Infinity|https?:\/\/(?!www\.w3\.org)/);
});

test("one place on an axis, or one value, can be drawn, too", () => {
  const flat = { ...drawing, y: { label: "MB" }, lines: [{ name: "one", points: [point(5, 0)] }] };
  expect(plot(flat)).not.toMatch(/NaN|Infinity/);
});
