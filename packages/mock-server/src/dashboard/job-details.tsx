import { fill, type Localized } from "@remo-kit/common/language";
import { scoreMetrics } from "@remo-kit/common/score";
import { errorTexts, type MetricRow, metrics, phaseTexts, unitTexts } from "@remo-kit/openapi";
import { resultReadOf } from "../control/result-shape.ts";
import type { MockJobDetails } from "../control/types.ts";
import { examplesOf } from "../operations/examples.ts";
import { ControlForm } from "./control-form.tsx";
import { Details } from "./details.tsx";
import { Gauge } from "./gauge.tsx";
import { Badge, Submit } from "./parts.tsx";
import { Prose } from "./prose.tsx";
import { JobState } from "./sections/jobs.tsx";
import type { Reader } from "./view.ts";

type Props = { readonly job: MockJobDetails; readonly reader: Reader };

export function JobDetails({ job, reader }: Props) {
  const { words } = reader;
  const { id, uuid = "–", account, family, acceptedAt, readyAt, times, charged, ownResult } = job;
  const facts = [
    ["uuid", uuid],
    [words.accountId, `#${account}`],
    [words.family, family],
    [words.acceptedAt, shownTime(acceptedAt)],
    [words.readyAt, shownTime(readyAt)],
    [words.acceptedTimes, times],
    [words.charged, charged],
  ];
  return (
    <Details title={fill(words.job, { id })} reader={reader}>
      <p class="line">
        <JobState
          job={job}
          words={words}
          class="me-auto"
          data-left={job.remainingSeconds > 0 ? "" : undefined}
        />
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <h3 class="muted mt-4">{words.measured}</h3>
      {ownResult && <p class="muted">{words.ownResult}</p>}
      <Outcome job={job} reader={reader} />
      <OwnResult job={job} words={words} />
    </Details>
  );
}

export const JobGone = ({ reader }: Pick<Props, "reader">) => (
  <Details title={reader.words.jobGone} reader={reader} />
);

const shownTime = (iso: string): string => iso.slice(0, 19).replace("T", " ");

function Outcome({ job, reader }: Props) {
  const { words, language } = reader;
  const { state, failure } = job;
  if (state === "done") return <Measured job={job} reader={reader} />;
  if (state !== "failed" || !failure) return <p class="muted">{words.notYet}</p>;
  return (
    <p class="text-process">
      {failure}: <Prose text={errorTexts[failure].meaning[language]} />
    </p>
  );
}

/** In the place of the result that the mock makes. */
function OwnResult({
  job: { id, family, answers, ownResult },
  words,
}: Pick<Props, "job"> & Pick<Reader, "words">) {
  const read = resultReadOf(family);
  const result = read && (answers[read.slug] ?? Object.values(examplesOf(read))[0]);
  return (
    <details>
      <summary>{words.setResult}</summary>
      <ControlForm operation="setJobResult" of={id}>
        <textarea class="mono w-full" rows={12} aria-label={words.setResult}>
          {JSON.stringify(result, null, 2)}
        </textarea>
        <div class="line">
          <Submit>{words.set}</Submit>
          {ownResult && <Submit value="null">{words.takeBack}</Submit>}
        </div>
      </ControlForm>
    </details>
  );
}

type Texts = { readonly [name: string]: Localized<string> | undefined };

/** A row is of any family; so are the names in it. */
const rowsOf: { readonly [family: string]: readonly MetricRow[] | undefined } = metrics;
const phasesOf: { readonly [family: string]: Texts | undefined } = phaseTexts;
const units: { readonly [unit: string]: { readonly symbol: string } | undefined } = unitTexts;

type Values = { readonly [metric: string]: { readonly [phase: string]: unknown } | undefined };

/** What has no metrics is shown as it is. */
function Measured({ job: { family, answers }, reader }: Props) {
  const result = (answers[resultReadOf(family)?.slug ?? ""] ?? {}) as Values;
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

type MetricProps = Pick<Props, "reader"> & {
  readonly row: MetricRow;
  readonly result: Values;
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
