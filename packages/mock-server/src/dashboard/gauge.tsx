import { fill, type Localized } from "@remo-kit/common/language";
import { scoreMetrics } from "@remo-kit/common/score";
import { gaugeOf, type MetricRow, metrics, phaseTexts, unitTexts } from "@remo-kit/openapi";
import { Badge } from "./parts.tsx";
import type { Reader } from "./view.ts";

type Props = { readonly row: MetricRow; readonly value: number };

/** Over its values the marks that they get, as in the docs, and the value. The words beside it say the same. */
export function Gauge({ row, value }: Props) {
  const { at, corners } = gaugeOf(row, value);
  const [start, from, to, end, own] = [...corners, at(value)].map((place) => Math.round(place * 10) / 10);
  return (
    <svg class="my-1 block h-5 w-full overflow-visible" aria-hidden="true">
      <svg aria-hidden="true" width="100%" height="16" viewBox="0 0 100 16" preserveAspectRatio="none">
        <polygon class="fill-line" points={`${start},16 ${from},0 ${to},0 ${end},16`} />
        <polygon class="fill-full" points={`${from},16 ${from},0 ${to},0 ${to},16`} />
      </svg>
      <g class="fill-ink stroke-card">
        <circle cx={`${own}%`} cy="16" r="5" stroke-width="2" />
        <rect x={`${own}%`} y="-2" width="2" height="16" transform="translate(-1)" stroke="none" />
      </g>
    </svg>
  );
}

type Texts = { readonly [name: string]: Localized<string> | undefined };

/** A row is of any family; so are the names in it. */
const rowsOf: { readonly [family: string]: readonly MetricRow[] | undefined } = metrics;
const phasesOf: { readonly [family: string]: Texts | undefined } = phaseTexts;
const units: { readonly [unit: string]: { readonly symbol: string } | undefined } = unitTexts;

export type Values = { readonly [metric: string]: { readonly [phase: string]: unknown } | undefined };

type MetricsProps = { readonly family: string; readonly result: Values; readonly reader: Reader };

/** The metrics of a job with their scores; what has none is shown as it is. */
export function Metrics({ family, result, reader }: MetricsProps) {
  const rows = rowsOf[family] ?? [];
  if (rows.length === 0) return <pre>{JSON.stringify(result, null, 2)}</pre>;
  const scores = scoreMetrics(rows, result);
  return (
    <ul class="list-none *:item">
      {rows.map((row) => (
        <Metric row={row} result={result} scores={scores} phases={phasesOf[family]} reader={reader} />
      ))}
    </ul>
  );
}

type MetricProps = Omit<MetricsProps, "family"> & {
  readonly row: MetricRow;
  readonly scores: ReturnType<typeof scoreMetrics>;
  readonly phases: Texts | undefined;
};

function Metric({ row, result, scores, phases, reader: { words, language } }: MetricProps) {
  const { metric, name, unit, maximum } = row;
  const phase = [row.phase, row.alsoAt ?? row.phase].find((one) => scores[metric]?.[one] !== undefined);
  const [value, score] = phase ? [Number(result[metric]?.[phase]), scores[metric]?.[phase] ?? 0] : [];
  const symbol = units[unit]?.symbol ?? "";
  return (
    <li data-key={`${metric}.${row.phase}`}>
      <div class="line">
        <span class="name">
          {name[language]} <small>{phases?.[phase ?? row.phase]?.[language]}</small>
        </span>
        <span class="number">{value === undefined ? words.noValue : `${rounded(value)}${symbol}`}</span>
        {score !== undefined && (
          <Badge kind={score === maximum ? "success" : score > 0 ? "input" : "process"}>
            {rounded(score, 1)} / {maximum}
          </Badge>
        )}
      </div>
      {value !== undefined && <Gauge row={row} value={value} />}
      <small>
        {idealText(row, words, symbol)} · <code>{`${metric}.${phase ?? row.phase}`}</code>
      </small>
    </li>
  );
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

function idealText({ ideal: { min, max } }: MetricRow, words: Reader["words"], symbol: string): string {
  if (min === undefined) return fill(words.idealTo, { max: `${max}${symbol}` });
  if (max === undefined) return fill(words.idealFrom, { min: `${min}${symbol}` });
  return fill(words.ideal, { min: String(min), max: `${max}${symbol}` });
}
