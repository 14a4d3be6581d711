import { fill } from "@remo-kit/common/language";
import { errorTexts } from "@remo-kit/openapi";
import { resultReadOf } from "../control/result-shape.ts";
import type { MockJobDetails } from "../control/types.ts";
import { examplesOf } from "../operations/examples.ts";
import { ControlForm } from "./control-form.tsx";
import { Details } from "./details.tsx";
import { Metrics, type Values } from "./gauge.tsx";
import { Submit } from "./parts.tsx";
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
  const { state, failure, family, answers } = job;
  if (state === "done") {
    const result = (answers[resultReadOf(family)?.slug ?? ""] ?? {}) as Values;
    return <Metrics family={family} result={result} reader={reader} />;
  }
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
