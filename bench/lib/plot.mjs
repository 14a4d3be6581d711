// A plot as an SVG that is read as an image: light or dark as the reader's system is.

const [width, height] = [640, 360];
const area = { left: 64, right: width - 28, top: 64, bottom: height - 52 };
const dashes = ["none", "7 4", "2 3", "10 3 2 3"]; // Lines differ without colours, too.

const style = `
    .plot { color-scheme: light dark; font: 13px system-ui, sans-serif; --ink: #1f2328; --faint: #d1d9e0; --page: #fff }
    .plot { --line0: #0969da; --line1: #bc4c00; --line2: #1a7f37; --line3: #8250df }
    @media (prefers-color-scheme: dark) {
      .plot { --ink: #e6edf3; --faint: #3d444d; --page: #0d1117 }
      .plot { --line0: #4493f8; --line1: #f0883e; --line2: #3fb950; --line3: #ab7df8 }
    }
    text { fill: var(--ink) }
    .title { font-size: 15px; font-weight: 600 }`;

/**
 * @param lines `{ name, points: [{ x, y, min, max }] }`
 * @param x `{ label, log }`, as `y`; each place of a point on a logarithmic x axis is marked
 */
export function plot({ title, x, y, lines }) {
  const points = lines.flatMap((line) => line.points);
  const across = scaleOf(
    x,
    points.flatMap((point) => [point.x, point.x]),
    [area.left, area.right],
    0.03,
  );
  const up = scaleOf(
    y,
    points.flatMap(({ min, max }) => [min, max]),
    [area.bottom, area.top],
    0.06,
  );
  const ticks = [...new Set(points.map((point) => point.x))].sort((a, b) => a - b);
  const parts = [
    ...up.ticks.map((value) => horizontal(up.at(value), shown(value))),
    ...ticks.map((value) => vertical(across.at(value), shown(value))),
    ...lines.map((line, at) => drawn(line, at, across, up)),
    ...lines.map(({ name }, at) => legend(name, at, lines)),
  ];
  const about = lines.map(({ name }) => name).join(", ");
  return `<svg class="plot" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
  <title id="title">${escaped(`${title}: ${y.label} by ${x.label} (${about})`)}</title>
  <style>${style}
  </style>
  <rect width="${width}" height="${height}" rx="8" fill="var(--page)"/>
  <text class="title" x="${area.left}" y="24">${escaped(title)}</text>
  ${parts.join("\n  ")}
  <text x="${(area.left + area.right) / 2}" y="${height - 12}" text-anchor="middle">${escaped(x.label)}</text>
  <text transform="translate(16 ${(area.top + area.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>
</svg>
`;
}

/** Where a value is, and which values are worth a line: powers of ten, or steps from 0 on. */
export function scaleOf({ log }, values, [from, to], margin) {
  const [low, high] = log ? [Math.min(...values), Math.max(...values)] : [0, Math.max(...values)];
  const place = log ? Math.log10 : (value) => value;
  const span = place(high) - place(low) || 1;
  const room = log ? margin : 0;
  const at = (value) =>
    from + ((place(value) - place(low)) / span + room) * ((to - from) / (1 + margin + room));
  return { at, ticks: log ? powers(low, high) : steps(high) };
}

/** Powers of ten; where there are few, 2 and 5 of each as well. */
function powers(low, high) {
  const mantissas = high / low > 300 ? [1] : [1, 2, 5];
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    found.push(...mantissas.map((mantissa) => Number(`${mantissa}e${power}`)));
  }
  return found.filter((value) => value >= low && value <= high);
}

function steps(high) {
  const rough = high / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((mantissa) => mantissa * power).find((one) => one >= rough);
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, at) => at * step);
}

const horizontal = (at, text) =>
  `<path d="M${area.left} ${round(at)}H${area.right}" stroke="var(--faint)"/><text x="${area.left - 8}" y="${round(at + 4)}" text-anchor="end">${text}</text>`;

const vertical = (at, text) =>
  `<path d="M${round(at)} ${area.bottom}v5" stroke="var(--ink)"/><text x="${round(at)}" y="${area.bottom + 20}" text-anchor="middle">${text}</text>`;

/** The medians, joined; at each the range of the rounds. */
function drawn({ points }, at, across, up) {
  const places = points.map(({ x, y, min, max }) => {
    const [left, top, low, high] = [across.at(x), up.at(y), up.at(min), up.at(max)].map(round);
    return { left, top, range: `M${left} ${low}V${high}` };
  });
  const path = places.map(({ left, top }, index) => `${index === 0 ? "M" : "L"}${left} ${top}`).join("");
  const dots = places.map(
    ({ left, top }) => `<circle cx="${left}" cy="${top}" r="3" fill="var(--line${at})"/>`,
  );
  return `<g stroke="var(--line${at})" fill="none"><path d="${path}" stroke-width="2" stroke-dasharray="${dashes[at]}"/><path d="${places.map(({ range }) => range).join("")}"/>${dots.join("")}</g>`;
}

function legend(name, at, lines) {
  const before = lines.slice(0, at).reduce((sum, line) => sum + 46 + line.name.length * 7.2, 0);
  const left = Math.round(area.left + before);
  return `<path d="M${left} 44h24" stroke="var(--line${at})" stroke-width="2" stroke-dasharray="${dashes[at]}"/><text x="${left + 30}" y="48">${escaped(name)}</text>`;
}

const round = (value) => Math.round(value * 10) / 10;
const shown = (value) => value.toLocaleString("en", { maximumFractionDigits: 3 });
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
