import { type Profile, profileKeys, profiles } from "@remo-kit/openapi";

type Parameters = { readonly [name: string]: readonly unknown[] };
type Row = { readonly [name: string]: unknown };
type Pair = readonly [name: string, value: unknown, otherName: string, otherValue: unknown];

/** Few rows in which every two values of two parameters stand together at least once. The same rows every time. */
export function pairwise(parameters: Parameters, seeds: readonly Row[] = []): Row[] {
  const rows = [...seeds];
  let open = pairsOf(parameters).filter((pair) => !rows.some((row) => holds(row, pair)));
  for (let pair = open[0]; pair; pair = open[0]) {
    const row = filled(parameters, pair, open);
    rows.push(row);
    open = open.filter((other) => !holds(row, other));
  }
  return rows;
}

function pairsOf(parameters: Parameters): Pair[] {
  const names = Object.keys(parameters);
  const values = (name: string) => parameters[name] as readonly unknown[];
  return names.flatMap((name, at) =>
    names
      .slice(at + 1)
      .flatMap((other) => values(name).flatMap((a) => values(other).map((b): Pair => [name, a, other, b]))),
  );
}

const holds = (row: Row, [name, value, other, otherValue]: Pair): boolean =>
  row[name] === value && row[other] === otherValue;

/** Begins with a pair, then gives each further parameter the value that closes the most pairs. */
function filled(parameters: Parameters, [name, value, other, otherValue]: Pair, open: readonly Pair[]): Row {
  let row: Row = { [name]: value, [other]: otherValue };
  for (const [parameter, values] of Object.entries(parameters)) {
    if (parameter in row) continue;
    const closes = (candidate: Row) => open.filter((pair) => holds(candidate, pair)).length;
    const candidates = values.map((candidate): Row => ({ ...row, [parameter]: candidate }));
    row = candidates.reduce((best, candidate) => (closes(candidate) > closes(best) ? candidate : best));
  }
  return row;
}

const keys = Object.fromEntries(Object.entries(profileKeys).map(([key, { values }]) => [key, values]));

/** The built-in profiles, and more of them until every two values of two keys are together in one. */
export const pairwiseProfiles: readonly Profile[] = pairwise(
  keys,
  Object.values(profiles),
) as unknown as Profile[];
