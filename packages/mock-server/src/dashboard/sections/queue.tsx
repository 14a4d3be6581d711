import type { MockNextAnswer } from "../../control/schemas.ts";
import { ControlForm } from "../control-form.tsx";
import { fill } from "../texts.ts";
import type { Reader, State } from "../view.ts";

export const Queue = ({
  state: { next },
  reader: { words },
}: {
  readonly state: State;
  readonly reader: Reader;
}) => (
  <section id="queue" aria-labelledby="queue-title">
    <header>
      <h2 id="queue-title" tabindex={-1}>
        {words.queue}
      </h2>
      {next.length > 0 && (
        <ControlForm operation="clearNext">
          <button type="submit">{words.clearQueue}</button>
        </ControlForm>
      )}
    </header>
    {next.length === 0 && <p class="empty">{words.queueEmpty}</p>}
    <ol class="rows">
      {next.map((answer) => (
        <li data-key={answer.id}>
          <span>
            <strong>{answer.scenario}</strong> <small>{conditionsOf(answer, words.always)}</small>
          </span>
          <ControlForm operation="clearOneNext" of={answer.id}>
            <button
              type="submit"
              class="plain"
              aria-label={fill(words.removeQueued, { name: answer.scenario })}
            >
              ✕
            </button>
          </ControlForm>
        </li>
      ))}
    </ol>
  </section>
);

function conditionsOf(
  { times, value, waitTime, delay, uuid, email }: MockNextAnswer,
  always: string,
): string {
  const told = [
    times === "always" ? always : `×${times}`,
    value,
    waitTime !== undefined && `wait_time ${waitTime} s`,
    delay !== undefined && `delay ${delay} ms`,
    uuid && `uuid ${uuid}`,
    email,
  ];
  return told.filter(Boolean).join(" · ");
}
