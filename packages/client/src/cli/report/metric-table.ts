import { fill, type Language, type Localized } from "@remo-kit/common/language";
import { width } from "@remo-kit/common/printable";
import { type Family, type MetricRow, phaseTexts, unitTexts } from "@remo-kit/openapi";
import { textsOf } from "../texts/texts.ts";

/** What a read gave: for each metric a number by phase; with a score by phase, totals too. */
export type Numbers = {
  readonly [metric: string]: unknown;
  readonly totals?: { readonly [phase: string]: number };
  readonly total_score?: number;
};

/** What is known of an analysis: its measurements, its score, or both. */
export type Outcome = { readonly result?: Numbers; readonly score?: Numbers };

/** Colours a text, or leaves it as it is. */
export type Paint = (how: "bold" | "green" | "yellow" | "red", text: string) => string;

type Place = {
  readonly family: Family;
  readonly outcome: Outcome;
  readonly lang: Language;
  readonly paint: Paint;
};

const phases: { readonly [family: string]: { readonly [phase: string]: Localized } } = phaseTexts;

/** Columns of a bar with its brackets. */
const bars = { least: 8, most: 22 };

/** The metrics by phase. Where a terminal is too narrow for a line of each, it takes two. */
export function metricTable(rows: readonly MetricRow[], columns: number, place: Place): string {
  const { outcome, lang, paint } = place;
  const numbers = numbersOf(rows, place);
  const nameWidth = Math.max(...rows.map(({ name }) => width(name[lang])));
  const [head = ""] = numbers;
  const room = columns - nameWidth - width(head) - 6;
  const isWide = room >= (outcome.score ? bars.least : 0);
  const barWidth = Math.min(isWide ? room : columns - width(head) - 6, bars.most);
  const lineOf = (row: MetricRow, at: number) => {
    const name = row.name[lang];
    const line = `${numbers[at + 1]}${barOf(row, barWidth, place)}`.trimEnd();
    return isWide ? `  ${padEnd(name, nameWidth)}  ${line}` : `  ${name}\n    ${line}`;
  };
  const lines = rows.map((row, at) => ({ phase: row.phase, line: lineOf(row, at) }));
  const total = outcome.score?.total_score;
  return [
    `${" ".repeat(isWide ? nameWidth + 4 : 4)}${head}`.trimEnd(),
    ...[...new Set(rows.map(({ phase }) => phase))].flatMap((phase) => [
      paint("bold", titleOf(phase, place)),
      ...lines.filter((one) => one.phase === phase).map(({ line }) => line),
    ]),
    ...(total === undefined ? [] : [fill(textsOf(lang).table.total, { score: round(total) })]),
  ].join("\n");
}

/** The cells of the head and of each row that hold numbers, in columns. */
function numbersOf(rows: readonly MetricRow[], { outcome: { result, score }, lang }: Place): string[] {
  const { value, ideal, score: points } = textsOf(lang).table;
  const columns = [
    ...(result ? [[value, ...rows.map((row) => measuredOf(row, result))]] : []),
    [ideal, ...rows.map((row) => idealOf(row, lang))],
    ...(score ? [[points, ...rows.map((row) => pointsOf(row, score))]] : []),
  ];
  const widths = columns.map((cells) => Math.max(...cells.map(width)));
  return ["", ...rows].map((_, at) =>
    columns.map((cells, column) => padStart(cells[at] ?? "", widths[column] ?? 0)).join("  "),
  );
}

const measuredOf = (row: MetricRow, result: Numbers): string => {
  const value = numberAt(row, result);
  return value === undefined ? "-" : `${round(value)}${own(unitTexts, row.unit)?.symbol ?? ""}`;
};

function idealOf({ ideal: { min, max } }: MetricRow, lang: Language): string {
  const { between, least, most } = textsOf(lang).table;
  return fill(min === undefined ? most : max === undefined ? least : between, { min, max });
}

function pointsOf(row: MetricRow, score: Numbers): string {
  const points = numberAt(row, score);
  return points === undefined ? "-" : `${round(points)} / ${maximumOf(row, score)}`;
}

/** Points by phase add up to a hundred; those of a metric are of ten. */
const maximumOf = ({ maximum, laterMaximum }: MetricRow, { totals }: Numbers): number =>
  totals ? laterMaximum : maximum;

function barOf(row: MetricRow, width: number, { outcome: { score }, paint }: Place): string {
  const points = score && numberAt(row, score);
  if (points === undefined || width < bars.least) return "";
  const ratio = Math.min(1, points / maximumOf(row, score as Numbers));
  const full = Math.round(ratio * (width - 2));
  const colour = ratio === 1 ? "green" : ratio === 0 ? "red" : "yellow";
  return `  [${paint(colour, "=".repeat(full))}${"-".repeat(width - 2 - full)}]`;
}

function titleOf(phase: string, { family, outcome: { score }, lang }: Place): string {
  const total = score?.totals?.[phase];
  const title = capital(phases[family]?.[phase]?.[lang] ?? phase);
  return total === undefined ? title : `${title}: ${round(total)} / 100`;
}

/** Two readings say where some metrics are: they are found in either place. */
function numberAt(
  { metric, phase, alsoAt = phase, laterPhase = phase }: MetricRow,
  numbers: Numbers,
): number | undefined {
  const byPhase = Object(numbers[metric]);
  return byPhase[phase] ?? byPhase[alsoAt] ?? byPhase[laterPhase];
}

const own = <Value>(table: { readonly [name: string]: Value }, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const round = (value: number): string => value.toFixed(2);
const padEnd = (text: string, columns: number) => text + " ".repeat(Math.max(0, columns - width(text)));
const padStart = (text: string, columns: number) => " ".repeat(Math.max(0, columns - width(text))) + text;
