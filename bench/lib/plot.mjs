// A plot as an SVG that is read as an image: light or dark as the reader's system is.

import { parse, View } from "vega";
import { compile } from "vega-lite";

const style = `<style>
  :root { color-scheme: light dark; --ink: #1f2328; --faint: #d1d9e0; --page: #fff }
  :root { --line0: #0969da; --line1: #bc4c00; --line2: #1a7f37 }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e6edf3; --faint: #3d444d; --page: #0d1117 }
    :root { --line0: #4493f8; --line1: #f0883e; --line2: #3fb950 }
  }
</style>`;

const text = { labelColor: "var(--ink)", titleColor: "var(--ink)", labelFontSize: 13, titleFontSize: 13 };
const legend = { orient: "top", direction: "vertical", title: null, symbolType: "stroke", symbolSize: 600 };
const config = {
  background: "var(--page)",
  font: "system-ui, sans-serif",
  view: { stroke: null },
  title: { color: "var(--ink)", fontSize: 15, anchor: "start", offset: 12 },
  axis: { ...text, titleFontWeight: "normal", titlePadding: 10, gridColor: "var(--faint)" },
  legend: { ...text, ...legend, labelLimit: 0 },
  range: { category: ["var(--line0)", "var(--line1)", "var(--line2)"] },
};

/**
 * @param lines `{ name, points: [{ x, y, min, max }] }`: the medians are joined, and each has the range of its rounds
 * @param x `{ label, log }`, as `y`; each place of a point on the x axis is marked
 */
export async function plot({ title, x, y, lines }) {
  const values = lines.flatMap(({ name, points }) => points.map((point) => ({ ...point, name })));
  const places = [...new Set(values.map((point) => point.x))];
  const axisOf = ({ label, log }, axis) => ({
    type: "quantitative",
    title: label,
    scale: { type: log ? "log" : "linear", nice: !log, padding: log ? 10 : 0 },
    axis: { format: ",~r", ...axis },
  });
  const line = { field: "name", type: "nominal", sort: lines.map(({ name }) => name) };
  const { spec } = compile({
    title,
    width: 640,
    height: 380,
    padding: 16,
    autosize: { type: "fit", contains: "padding" },
    config,
    data: { values },
    encoding: {
      x: { field: "x", ...axisOf(x, { values: places, grid: false, labelOverlap: false }) },
      y: { field: "y", ...axisOf(y, { domain: false, ticks: false, tickCount: 6 }) },
      color: line,
    },
    layer: [
      { mark: "line", encoding: { strokeDash: line } }, // Lines differ without colours, too.
      { mark: { type: "circle", size: 36, opacity: 1 } },
      { mark: "rule", encoding: { y: { field: "min" }, y2: { field: "max" } } },
    ],
  });
  const svg = await new View(parse(spec), { renderer: "none" }).toSVG();
  return `${svg.replace(">", `>\n${style}`)}\n`;
}
