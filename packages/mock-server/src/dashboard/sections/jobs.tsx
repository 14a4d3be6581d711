import { fill } from "@remo-kit/common/language";
import { timeScaleRequest } from "../../control/table/requests.ts";
import type { MockJob } from "../../control/types.ts";
import { ControlForm } from "../control-form.tsx";
import { inputOf } from "../input-of.ts";
import { Field, Head, Section, Submit } from "../parts.tsx";
import type { Words } from "../texts.ts";
import { mostShown, type SectionProps } from "../view.ts";

/** The browser's script lets the clock and the remaining times run, from `data-now` on. */
export function Jobs({ state: { jobs, clock }, reader: { words } }: SectionProps) {
  const longest = Math.max(0, ...jobs.map(({ remainingSeconds }) => remainingSeconds));
  return (
    <Section id="jobs" words={words} data-now={Date.parse(clock.now)} data-scale={clock.scale}>
      <div class="line my-1.5">
        <span>
          {words.clock}{" "}
          <time id="clock" class="mono">
            {clock.now.slice(0, 19).replace("T", " ")}
          </time>
        </span>
        <ControlForm operation="setTimeScale" class="line">
          <Field label={words.scale} {...inputOf(timeScaleRequest, "scale")} value={String(clock.scale)} />
          <Submit>{words.set}</Submit>
        </ControlForm>
      </div>
      <ControlForm operation="advance" class="line my-1.5">
        <span>{words.advance}</span>
        {[10, 60].map((n) => (
          <Submit name="seconds" value={String(n)} data-json>
            {fill(words.advanceSeconds, { n })}
          </Submit>
        ))}
        <Submit name="seconds" value={String(longest)} data-json disabled={longest === 0}>
          {words.advanceAll}
        </Submit>
      </ControlForm>
      {jobs.length === 0 ? <p class="muted">{words.jobsEmpty}</p> : <JobTable jobs={jobs} words={words} />}
    </Section>
  );
}

const stateWords = {
  queued: "waiting",
  analysing: "analysing",
  done: "ready",
  failed: "analysisFailed",
} as const;

const JobTable = ({ jobs, words }: { readonly jobs: readonly MockJob[]; readonly words: Words }) => (
  <section class="max-h-72 overflow-auto" tabindex={0} aria-label={words.jobList}>
    <ControlForm operation="finishJob" id="finish" />
    <ControlForm operation="failJob" id="fail" />
    <table class="w-full border-collapse text-sm">
      <Head names={["uuid", words.state]} numbers={[words.state]} />
      <tbody>
        {jobs.map((job) => (
          <tr data-key={job.id}>
            <td class="w-full max-w-0">
              <button type="button" class="link w-full truncate text-start" data-open={`jobs/${job.id}`}>
                #{job.id} {job.uuid}
              </button>
            </td>
            <td class="number">
              <JobState job={job} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {jobs.length === mostShown && <p class="muted">{fill(words.jobsMore, { n: mostShown })}</p>}
  </section>
);

type JobProps = {
  readonly job: MockJob;
  readonly words: Words;
  readonly class?: string;
  readonly "data-left"?: "" | undefined;
};

/** The browser's script lets it run on, and adds the buttons that finish the job or have it fail. */
export const JobState = ({ job, words, ...rest }: JobProps) => (
  <span
    {...rest}
    data-job={job.id}
    data-begin={Date.parse(job.startedAt)}
    data-ready={Date.parse(job.readyAt)}
    data-failed={job.failure && ""}
  >
    {words[stateWords[job.state]]}
    {job.remainingSeconds > 0 && ` · ${job.remainingSeconds} s`}
  </span>
);
