// Figures of rounds: the median, how far they spread, and ratios that are made within a round.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median and range of what `of` makes of each round; undefined if a round has not measured it. */
export function figureOf(rounds, of = (value) => value) {
  const values = rounds.map(of);
  if (values.length === 0 || !values.every(Number.isFinite)) return undefined;
  const [min, max] = [Math.min(...values), Math.max(...values)];
  return { median: median(values), min, max, rounds: values.length };
}

/** Of what is counted, not measured. */
export const exactly = (value) => figureOf([value]);

/** How often `one` goes into `other`, within each round: what disturbs a round disturbs both. */
export const ratioOf = (rounds, one, other, what) =>
  figureOf(rounds, (round) => round[one]?.[what] / round[other]?.[what]);

/** The cell of something that could not be measured. */
export const missing = (reason) => ({ missing: reason });

/** `undefined` if it was not measured. */
export function isMet({ measured, least, most }) {
  if (measured === undefined) return undefined;
  return measured.median >= (least ?? Number.NEGATIVE_INFINITY) && measured.median <= (most ?? Infinity);
}
