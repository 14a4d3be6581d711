// Figures along an axis: places on it → rounds, each contestant → metric → value.

import { figureOf } from "../lib/figures.mjs";

/** A line of a plot: what was measured of one contestant. A place where nothing was measured is left out. */
export function lineOf(name, along, contestant, what, { times = 1 } = {}) {
  const points = [...along].flatMap(([x, rounds]) => {
    const figure = figureOf(rounds, (round) => round[contestant]?.[what] * times);
    return figure ? [{ x, y: figure.median, min: figure.min, max: figure.max }] : [];
  });
  return { name, points };
}

/** How often a figure of one place on the axis goes into that of another; undefined unless both were measured. */
export function growthOf(along, [from, to], of) {
  const [before, after] = [along.get(from) ?? [], along.get(to) ?? []];
  const common = Math.min(before.length, after.length);
  return figureOf(after.slice(0, common).map((round, at) => of(round) / of(before[at])));
}
