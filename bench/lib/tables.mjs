import { figureOf, missing } from "./figures.mjs";

/**
 * @param rows name and rounds of each; a round has its metrics, or those of each contestant
 * @param columns `{ key, title, digits }`; the metric is `what` (or else `key`), of `contestant` where there are several
 */
export const tableOf = (title, rows, columns) => ({
  title,
  columns,
  rows: rows.map(([name, rounds]) => ({ name, cells: cellsOf(rounds, columns) })),
});

/** For `tableOf`, a row of each contestant that has a name. */
export const rowsOf = (names, rounds) =>
  Object.entries(names).map(([key, name]) => [name, rounds.map((round) => round[key])]);

function cellsOf(rounds, columns) {
  if (rounds[0].missing) return { [columns[0].key]: missing(rounds[0].missing) };
  return Object.fromEntries(columns.map((column) => [column.key, cellOf(rounds, column)]));
}

function cellOf(rounds, { key, contestant, what = key }) {
  const found = rounds.map((round) => (contestant ? round[contestant] : round));
  if (found[0]?.missing) return missing(found[0].missing);
  if (found[0]?.failure) return `fails: ${found[0].failure}`;
  return figureOf(found, (metrics) => metrics?.[what]);
}
