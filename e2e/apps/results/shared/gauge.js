// Where a measurement lies, beside what is ideal: what both pages draw.

/** @typedef {import("@remo-kit/client").MetricRow} MetricRow */

/** The number of a metric, which some servers have at another phase. */
/** @param {MetricRow} row @param {object} numbers @returns {number | undefined} */
export function numberAt(row, numbers) {
  const byPhase = Reflect.get(numbers, row.metric) ?? {};
  return byPhase[row.phase] ?? byPhase[row.alsoAt ?? ""] ?? byPhase[row.laterPhase ?? ""];
}

/** The gauge in percent: the ideal range, and the needle. No more points are left at its ends, or beyond the needle. */
/** @param {MetricRow} row @param {number} value */
export function gauge({ ideal: { min, max }, step, maximum }, value) {
  const bounds = [min, max].filter((bound) => bound !== undefined);
  const room = step * maximum;
  const from = Math.min(...bounds, value) - room;
  const to = Math.max(...bounds, value) + room;
  const at = (/** @type {number} */ number) => ((number - from) / (to - from)) * 100;
  return { needle: at(value), from: min === undefined ? 0 : at(min), to: max === undefined ? 100 : at(max) };
}

/** @param {MetricRow} row @param {number} value @returns {"below" | "above" | "inRange"} */
export const side = ({ ideal: { min = -Infinity, max = Infinity } }, value) =>
  value < min ? "below" : value > max ? "above" : "inRange";

/** `1.42 ×` @param {number} value @param {"en" | "ko"} language */
export const number = (value, language) => value.toLocaleString(language, { maximumFractionDigits: 2 });
