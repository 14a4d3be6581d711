import { profiles } from "@remo-kit/openapi";
import { readings } from "../../readings.ts";
import { ControlForm } from "../control-form.tsx";
import { Badge, Section } from "../parts.tsx";
import { Prose } from "../prose.tsx";
import type { Reader, SectionProps } from "../view.ts";

export const Profile = ({ state, reader }: SectionProps) => (
  <Section id="profile" words={reader.words}>
    <p class="muted">{reader.words.profileAbout}</p>
    <ControlForm operation="setProfile" class="line my-1.5">
      <span>{reader.words.builtIn}</span>
      {Object.keys(profiles).map((name) => (
        <button
          type="submit"
          name="name"
          value={name}
          aria-pressed={String(state.profile.name === name) as "true"}
        >
          {name}
        </button>
      ))}
      {state.profile.name === "custom" && <Badge kind="fault">{reader.words.custom}</Badge>}
    </ControlForm>
    <ul class="tiles">
      {readings.map((reading) => (
        <ProfileKey reading={reading} value={state.profile.profile[reading.key]} language={reader.language} />
      ))}
    </ul>
  </Section>
);

type KeyProps = Pick<Reader, "language"> & {
  readonly reading: (typeof readings)[number];
  readonly value: unknown;
};

function ProfileKey({ reading: { id, key, text, values }, value, language }: KeyProps) {
  const applied = values.find((one) => one.value === value)?.text[language] ?? "";
  return (
    <li data-key={key}>
      <ControlForm operation="changeProfile" data-on-change="">
        <label for={key}>
          <code>{key}</code>
        </label>
        <a href={`docs/${language}/ambiguities.html#${id.toLowerCase()}`}>{id}</a>
        <select class="ms-auto" id={key} name={key} data-json="" aria-describedby={`${key}-about`}>
          {values.map((one) => (
            <option value={JSON.stringify(one.value)} selected={one.value === value}>
              {String(one.value)}
            </option>
          ))}
        </select>
      </ControlForm>
      <p id={`${key}-about`}>
        <Prose text={`${text[language]} ${applied}`} />
      </p>
    </li>
  );
}
