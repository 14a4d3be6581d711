import { fill } from "@remo-kit/common/language";
import { faultRuleRequest } from "../../control/table/requests.ts";
import type { MockFaultRule } from "../../control/types.ts";
import { faults as known } from "../../faults.ts";
import { ControlForm } from "../control-form.tsx";
import { inputOf } from "../input-of.ts";
import { Field, Remove, Section, Submit } from "../parts.tsx";
import type { Words } from "../texts.ts";
import type { SectionProps } from "../view.ts";

const share = { ...inputOf(faultRuleRequest, "probability"), required: true };
const number = inputOf(faultRuleRequest, "value");

/** A form for each rule and for a new one; the control API takes the whole list, of which each form is an item. */
export const Faults = ({ state: { faults }, reader: { words } }: SectionProps) => (
  <Section id="faults" words={words}>
    {faults.length === 0 && <p class="muted">{words.faultsEmpty}</p>}
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
      <Field label={words.value} {...number} placeholder={words.faultDefault} />
      <Field label={words.probability} value="0.1" {...share} />
      <Submit>{words.add}</Submit>
    </ControlForm>
  </Section>
);

/** Of the rules with the same fault, which one: 0, 1 … */
const nth = (faults: readonly MockFaultRule[], at: number): number =>
  faults.slice(0, at).filter(({ fault }) => fault === faults[at]?.fault).length;

type RuleProps = { readonly rule: MockFaultRule; readonly of: string; readonly words: Words };

function Rule({ rule, of: key, words }: RuleProps) {
  const { fault, value, probability } = rule;
  return (
    <ControlForm
      operation="setFaults"
      data-list="faults"
      data-item={JSON.stringify(rule)}
      data-key={key}
      class="line my-1.5"
    >
      <input type="hidden" name="fault" value={fault} />
      <strong class="basis-full">{fault}</strong>
      {"value" in known[fault] && (
        <input
          {...number}
          class="w-26"
          value={value ?? ""}
          placeholder={words.faultDefault}
          aria-label={`${fault}: ${words.value}`}
        />
      )}
      <input {...share} value={String(probability)} aria-label={`${fault}: ${words.probability}`} />
      <Submit>{words.set}</Submit>
      <Remove label={fill(words.removeFault, { name: fault })} value="remove" formnovalidate />
    </ControlForm>
  );
}
