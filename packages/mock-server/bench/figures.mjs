// Medians, and the tables that they are told in.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of what `of` makes of each round; undefined if a round has not measured it. */
export function medianOf(rounds, of) {
  const values = rounds.map(of);
  return values.some((value) => value === undefined || Number.isNaN(value)) ? undefined : median(values);
}

export const shown = (value, digits = 0, unit = "") =>
  value === undefined ? "not measured" : `${value.toFixed(digits)}${unit}`;

/** Lines of a Markdown table: the first row is its head, and all columns but the first hold numbers. */
export function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

const isMet = ({ measured, least, most }) =>
  measured >= (least ?? measured) && measured <= (most ?? measured);

/** A target is missed only by what was measured. */
export const isMissed = (target) => target.measured !== undefined && !isMet(target);

export function targetTable(targets) {
  const rows = targets.map((target) => {
    const { text, measured, least, most, digits = 2 } = target;
    const wanted = least === undefined ? `at most ${most}` : `at least ${least}`;
    const verdict = measured === undefined ? "" : isMissed(target) ? "missed" : "met";
    return [text, shown(measured, digits), wanted, verdict];
  });
  return table([["target", "measured", "wanted", ""], ...rows]);
}
