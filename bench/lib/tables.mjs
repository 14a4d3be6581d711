import { figureOf, missing } from "./figures.mjs";

/**
 * A row for each contestant, of what each round has under the keys of the columns; of one that is missing, the reason.
 *
 * @param names contestant → its name
 */
export function tableOf(title, rounds, names, columns) {
  const rows = Object.entries(names).map(([contestant, name]) => {
    const reason = rounds[0][contestant].missing;
    const measured = columns.map(({ key }) => [key, figureOf(rounds, (round) => round[contestant][key])]);
    return { name, cells: reason ? { [columns[0].key]: missing(reason) } : Object.fromEntries(measured) };
  });
  return { title, columns, rows };
}
