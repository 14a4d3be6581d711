import type { MockFaultRule } from "../../control/schemas.ts";
import { faults as known } from "../../faults.ts";
import { ControlForm } from "../control-form.tsx";
import { Field } from "../field.tsx";
import { fill, type Words } from "../texts.ts";
import type { Reader, State } from "../view.ts";

/** A form for each rule and for a new one; the control API takes the whole list, of which each form is an item. */
export const Faults = ({
  state: { faults },
  reader: { words },
}: {
  readonly state: State;
  readonly reader: Reader;
}) => (
  <section id="faults" aria-labelledby="faults-title">
    <header>
      <h2 id="faults-title" tabindex={-1}>
        {words.faults}
      </h2>
    </header>
    {faults.length === 0 && <p class="empty">{words.faultsEmpty}</p>}
    {faults.map((rule, at) => (
      <Rule rule={rule} of={`${rule.fault}-${nth(faults, at)}`} words={words} />
    ))}
    <ControlForm
      operation="setFaults"
      data-list="faults"
      data-item="new"
      data-key="new"
      data-clear
      class="fields"
    >
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
        min="0.000001"
        max="1"
        step="any"
        value="0.1"
        required
      />
      <button type="submit">{words.add}</button>
    </ControlForm>
  </section>
);

/** Of the rules with the same fault, which one: 0, 1 … */
const nth = (faults: readonly MockFaultRule[], at: number): number =>
  faults.slice(0, at).filter(({ fault }) => fault === faults[at]?.fault).length;

function Rule({
  rule: { fault, value, probability },
  of: key,
  words,
}: {
  readonly rule: MockFaultRule;
  readonly of: string;
  readonly words: Words;
}) {
  return (
    <ControlForm operation="setFaults" data-list="faults" data-item="kept" data-key={key} class="line rule">
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
        min="0.000001"
        max="1"
        step="any"
        required
        value={String(probability)}
        aria-label={`${fault}: ${words.probability}`}
      />
      <button type="submit">{words.set}</button>
      <button
        type="submit"
        value="remove"
        formnovalidate
        class="plain"
        aria-label={fill(words.removeFault, { name: fault })}
      >
        ✕
      </button>
    </ControlForm>
  );
}
