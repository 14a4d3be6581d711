import { ambiguities, profileKeys, profiles, type Readings } from "@remo-kit/openapi";
import { ControlForm } from "../control-form.tsx";
import { Prose } from "../prose.tsx";
import type { Reader, State } from "../view.ts";

type Key = keyof Readings;
type Text = { readonly en: string; readonly ko: string };
type KeyText = {
  readonly key: string;
  readonly text: Text;
  readonly values: readonly { readonly value: unknown; readonly text: Text }[];
};

const texts = new Map(
  Object.values(ambiguities)
    .flatMap((ambiguity): readonly KeyText[] => ("profile" in ambiguity ? ambiguity.profile : []))
    .map((row) => [row.key, row]),
);

export const Profile = ({ state, reader }: { readonly state: State; readonly reader: Reader }) => (
  <section id="profile" aria-labelledby="profile-title">
    <header>
      <h2 id="profile-title" tabindex={-1}>
        {reader.words.profile}
      </h2>
    </header>
    <p class="about">{reader.words.profileAbout}</p>
    <ControlForm operation="setProfile" class="line">
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
      {state.profile.name === "custom" && <span class="badge">{reader.words.custom}</span>}
    </ControlForm>
    <ul class="keys">
      {(Object.keys(profileKeys) as Key[]).map((key) => (
        <ProfileKey of={key} value={state.profile.profile[key]} reader={reader} />
      ))}
    </ul>
  </section>
);

function ProfileKey({
  of: key,
  value,
  reader: { language },
}: {
  readonly of: Key;
  readonly value: unknown;
  readonly reader: Reader;
}) {
  const { ambiguity, values } = profileKeys[key];
  const text = texts.get(key);
  const played = text?.values.find((one) => one.value === value)?.text[language] ?? "";
  return (
    <li data-key={key}>
      <ControlForm operation="changeProfile" data-on-change>
        <label for={`profile-${key}`}>
          <code>{key}</code>
        </label>
        <a href={`/docs/${language}/ambiguities.html#${ambiguity.toLowerCase()}`}>{ambiguity}</a>
        <select
          class="reading"
          id={`profile-${key}`}
          name={key}
          data-json
          aria-describedby={`profile-${key}-about`}
        >
          {values.map((one: unknown) => (
            <option value={JSON.stringify(one)} selected={one === value}>
              {String(one)}
            </option>
          ))}
        </select>
      </ControlForm>
      <p id={`profile-${key}-about`}>
        <Prose text={`${text?.text[language]} ${played}`} />
      </p>
    </li>
  );
}
