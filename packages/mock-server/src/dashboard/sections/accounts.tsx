import { fill } from "@remo-kit/common/language";
import { ControlForm } from "../control-form.tsx";
import { Field, Remove, Section } from "../parts.tsx";
import type { Reader, SectionProps } from "../view.ts";

export const Accounts = ({ state: { accounts }, reader: { words } }: SectionProps) => (
  <Section id="accounts" words={words}>
    {accounts.length === 0 && <p class="empty">{words.accountsEmpty}</p>}
    <ul class="rows">
      {accounts.map(({ id, email, credits }) => (
        <li data-key={id}>
          <span class="grow">
            <small>#{id}</small> {email}
          </span>
          <ControlForm operation="setCredits" of={id} class="line">
            <input
              name="credits"
              type="number"
              min="0"
              required
              value={String(credits)}
              aria-label={fill(words.creditsOf, { name: `#${id} ${email}` })}
            />
            <button type="submit">{words.set}</button>
          </ControlForm>
          <ControlForm operation="deleteAccount" of={id} confirm={words.removeAccountConfirm}>
            <Remove label={fill(words.removeAccount, { name: `#${id} ${email}` })} />
          </ControlForm>
        </li>
      ))}
    </ul>
    <NewAccount words={words} />
  </Section>
);

const key = { type: "password", maxlength: 1000, autocomplete: "off", required: true };

const NewAccount = ({ words }: Pick<Reader, "words">) => (
  <details>
    <summary>{words.addAccount}</summary>
    <ControlForm operation="putAccount" class="fields" data-clear>
      <Field label={words.email} name="email" inputmode="email" maxlength={320} autocomplete="off" required />
      <Field label={words.userKey} name="userKey" {...key} />
      <Field label={words.apiKey} name="apiKey" {...key} />
      <Field label={words.credits} name="credits" type="number" min="0" value="100" required />
      <button type="submit">{words.add}</button>
    </ControlForm>
  </details>
);
