// Where a measurement lies, beside what is ideal: what both pages draw.

/**
 * @typedef {import("@remo-kit/client").SoccerMetric} Row
 * @typedef {import("./words.js").Language} Language
 */

/** The number of a metric, which some servers have at another phase. @param {Row} row @param {object} numbers @returns {number | undefined} */
export function numberAt({ metric, phase, alsoAt, laterPhase }, numbers) {
  const byPhase = Reflect.get(numbers, metric) ?? {};
  return byPhase[phase] ?? byPhase[alsoAt ?? ""] ?? byPhase[laterPhase ?? ""];
}

/** In percent of the gauge: the ideal range and the value. At a full gauge's distance all points are lost. @param {Row} row @param {number} value */
export function gauge({ ideal: { min, max }, step, maximum }, value) {
  const bounds = [min ?? max ?? 0, max ?? min ?? 0, value];
  const from = Math.min(...bounds) - step * maximum;
  const to = Math.max(...bounds) + step * maximum;
  const at = (/** @type {number} */ number) => ((number - from) / (to - from)) * 100;
  const isIdeal = value >= (min ?? value) && value <= (max ?? value);
  return {
    isIdeal,
    value: at(value),
    from: min === undefined ? 0 : at(min),
    to: max === undefined ? 100 : at(max),
  };
}

/** At most two decimals. @param {number} value @param {Language} language */
export const number = (value, language) => value.toLocaleString(language, { maximumFractionDigits: 2 });
