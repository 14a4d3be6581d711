import { profiles } from "@remo-kit/openapi";
import { readings } from "../../readings.ts";
import { ControlForm } from "../control-form.tsx";
import { Badge, Section, Submit } from "../parts.tsx";
import { Prose } from "../prose.tsx";
import type { Reader, SectionProps } from "../view.ts";

export const Profile = ({ state, reader }: SectionProps) => (
  <Section id="profile" words={reader.words}>
    <p class="muted">{reader.words.profileAbout}</p>
    <ControlForm operation="setProfile" class="line my-1.5">
      <span>{reader.words.builtIn}</span>
      {Object.keys(profiles).map((name) => (
        <Submit name="name" value={name} aria-pressed={String(state.profile.name === name) as "true"}>
          {name}
        </Submit>
      ))}
      {state.profile.name === "custom" && <Badge kind="fault">{reader.words.custom}</Badge>}
    </ControlForm>
    <ControlForm operation="changeProfile" data-on-change="">
      <ul class="tiles">
        {readings.map((reading, at) => (
          <ProfileKey
            reading={reading}
            about={`p${at}`}
            value={state.profile.profile[reading.key]}
            language={reader.language}
          />
        ))}
      </ul>
    </ControlForm>
  </Section>
);

type KeyProps = Pick<Reader, "language"> & {
  readonly reading: (typeof readings)[number];
  /** An id for its text. */
  readonly about: string;
  readonly value: unknown;
};

function ProfileKey({ reading: { id, key, text, values }, about, value, language }: KeyProps) {
  const applied = values.find((one) => one.value === value)?.text[language] ?? "";
  return (
    <li>
      <div>
        <label>
          <code>{key}</code>
          <select name={key} aria-describedby={about}>
            {values.map((one) => (
              <option selected={one.value === value}>{String(one.value)}</option>
            ))}
          </select>
        </label>
        <a href={`docs/${language}/ambiguities.html#${id.toLowerCase()}`}>{id}</a>
      </div>
      <p id={about}>
        <Prose text={`${text[language]} ${applied}`} />
      </p>
    </li>
  );
}
