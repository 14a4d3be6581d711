import { fill } from "@remo-kit/common/language";
import type { MockNextAnswer } from "../../control/types.ts";
import { ControlForm } from "../control-form.tsx";
import { Remove, Section, Submit } from "../parts.tsx";
import type { SectionProps } from "../view.ts";

export const Queue = ({ state: { next }, reader: { words } }: SectionProps) => (
  <Section
    id="queue"
    words={words}
    actions={
      next.length > 0 && (
        <ControlForm operation="clearNext">
          <Submit>{words.clearQueue}</Submit>
        </ControlForm>
      )
    }
  >
    {next.length === 0 && <p class="muted">{words.queueEmpty}</p>}
    <ol class="*:item *:line">
      {next.map((answer) => (
        <li data-key={answer.id}>
          <span class="name">
            <strong>{answer.scenario}</strong> <small>{conditionsOf(answer, words.always)}</small>
          </span>
          <ControlForm operation="clearOneNext" of={answer.id}>
            <Remove label={fill(words.removeQueued, { name: answer.scenario })} />
          </ControlForm>
        </li>
      ))}
    </ol>
  </Section>
);

function conditionsOf(
  { times, value, waitTime, delay, uuid, email }: MockNextAnswer,
  always: string,
): string {
  const conditions = [
    times === "always" ? always : `×${times}`,
    value,
    waitTime !== undefined && `wait_time ${waitTime} s`,
    delay !== undefined && `delay ${delay} ms`,
    uuid && `uuid ${uuid}`,
    email,
  ];
  return conditions.filter(Boolean).join(" · ");
}
