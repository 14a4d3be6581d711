import type { MockFaultRule } from "../../control/schemas.ts";
import { faults as known } from "../../faults.ts";
import { ControlForm } from "../control-form.tsx";
import { Field } from "../field.tsx";
import { fill, type Words } from "../texts.ts";
import type { Reader, State } from "../view.ts";

/** One form, because the control API takes the whole list; each `data-item` is one of it. */
export const Faults = ({
  state: { faults },
  reader: { words },
}: {
  readonly state: State;
  readonly reader: Reader;
}) => (
  <section id="faults" aria-labelledby="faults-title">
    <header>
      <h2 id="faults-title">{words.faults}</h2>
    </header>
    {faults.length === 0 && <p class="empty">{words.faultsEmpty}</p>}
    <ControlForm operation="setFaults" data-list="faults">
      {faults.map((rule) => (
        <Rule rule={rule} words={words} />
      ))}
      <fieldset data-item="new" class="fields">
        <label>
          {words.faultName}
          <select name="fault">
            {Object.keys(known).map((name) => (
              <option>{name}</option>
            ))}
          </select>
        </label>
        <Field label={words.value} name="value" maxlength={40} placeholder={words.faultDefault} />
        <Field
          label={words.probability}
          name="probability"
          type="number"
          min="0"
          max="1"
          step="any"
          value="0.1"
          required
        />
        <button type="submit">{words.add}</button>
      </fieldset>
    </ControlForm>
  </section>
);

function Rule({
  rule: { fault, value, probability },
  words,
}: {
  readonly rule: MockFaultRule;
  readonly words: Words;
}) {
  return (
    <fieldset data-item class="line rule">
      <input type="hidden" name="fault" value={fault} />
      <strong class="grow">{fault}</strong>
      {"value" in known[fault] && (
        <input
          name="value"
          maxlength={40}
          value={value ?? ""}
          placeholder={words.faultDefault}
          aria-label={`${fault}: ${words.value}`}
        />
      )}
      <input
        name="probability"
        type="number"
        min="0"
        max="1"
        step="any"
        required
        value={String(probability)}
        aria-label={`${fault}: ${words.probability}`}
      />
      <button type="submit" value="keep">
        {words.set}
      </button>
      <button
        type="submit"
        value="remove"
        class="plain"
        aria-label={fill(words.removeFault, { name: fault })}
      >
        ✕
      </button>
    </fieldset>
  );
}
