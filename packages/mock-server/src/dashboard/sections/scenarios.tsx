import { operationList } from "@remo-kit/openapi";
import type { Child } from "hono/jsx";
import { nextRequest } from "../../control/table/requests.ts";
import { type Scenario as MockScenario, scenarios, takesWaitTime } from "../../scenarios.ts";
import { ControlForm } from "../control-form.tsx";
import { inputOf } from "../input-of.ts";
import { Badge, Field, Section, Submit } from "../parts.tsx";
import { Prose } from "../prose.tsx";
import type { Reader } from "../view.ts";

const categories = ["success", "input", "account", "process", "not-ready", "fault"] as const;

/** The choices of the first form go with whichever scenario is queued. */
export const Scenarios = ({ reader }: { readonly reader: Reader }) => (
  <Section id="scenarios" words={reader.words}>
    <p class="muted">{reader.words.scenariosAbout}</p>
    <Options words={reader.words} />
    <ControlForm operation="next" data-with="next-options" id="next-form" />
    {categories.map((category) => (
      <details open>
        <summary>
          <h3 class="inline text-sm">{reader.words[category]}</h3>
        </summary>
        <ul class="tiles">
          {[...scenarios.values()]
            .filter((scenario) => scenario.category === category)
            .map((scenario) => (
              <Scenario scenario={scenario} reader={reader} />
            ))}
        </ul>
      </details>
    ))}
  </Section>
);

const Options = ({ words }: Pick<Reader, "words">) => (
  <form id="next-options" class="fields">
    <Field label={words.times} {...inputOf(nextRequest, "times")} value="1" required />
    <label class="line min-h-[1.9rem]">
      <input name="times" type="checkbox" value="always" class="min-h-0 w-auto" /> {words.always}
    </label>
    <Field label={words.delay} {...inputOf(nextRequest, "delay")} placeholder="0" />
    <Field
      label={words.onlyUuid}
      wide
      {...inputOf(nextRequest, "uuid")}
      id="next-uuid"
      pattern="[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
      title={words.uuidForm}
      class="mono"
      placeholder={words.optional}
    />
  </form>
);

function Scenario({ scenario, reader }: { readonly scenario: MockScenario; readonly reader: Reader }) {
  const { operations, text } = scenario;
  const own = ownField(scenario, reader);
  const row = <Row scenario={scenario} own={own} reader={reader} />;
  return (
    <li>
      {own ? (
        <ControlForm operation="next" data-with="next-options">
          {row}
        </ControlForm>
      ) : (
        <div>{row}</div>
      )}
      <p>
        <Prose text={text[reader.language]} />
        {operations.length < operationList.length && <small> {operations.join(", ")}</small>}
      </p>
    </li>
  );
}

type RowProps = {
  readonly scenario: MockScenario;
  readonly own: Child;
  readonly reader: Reader;
};

/**
 * A scenario that takes nothing of its own is in no form: it is queued by the one that all of them share. The browser's
 * script adds the button for its code.
 */
const Row = ({ scenario: { name, code, category }, own, reader: { words } }: RowProps) => (
  <>
    <div>
      {code && <Badge kind={category}>{code}</Badge>} <strong>{name}</strong>
    </div>
    {own}
    <Submit name="scenario" value={name} form={own ? undefined : "next-form"}>
      {words.queueIt}
    </Submit>
  </>
);

/** What a scenario takes of its own, if anything. */
function ownField(scenario: MockScenario, { words }: Reader) {
  const { name, fault } = scenario;
  if (takesWaitTime(scenario)) {
    const label = `${name}: ${words.waitTime}`;
    return (
      <input
        {...inputOf(nextRequest, "waitTime")}
        class="w-28 text-sm"
        placeholder="wait_time"
        aria-label={label}
      />
    );
  }
  if (!fault?.value) return null;
  const { unit, default: usual } = fault.value;
  const label = `${name}: ${words.value} (${unit})`;
  return (
    <input
      {...inputOf(nextRequest, "value")}
      class="w-28 text-sm"
      placeholder={`${usual} ${unit}`}
      aria-label={label}
    />
  );
}
