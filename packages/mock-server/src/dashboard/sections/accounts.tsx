import { fill } from "@remo-kit/common/language";
import { accountRequest, creditsRequest } from "../../control/table/requests.ts";
import { ControlForm } from "../control-form.tsx";
import { inputOf } from "../input-of.ts";
import { Field, Remove, Section, Submit } from "../parts.tsx";
import type { Reader, SectionProps } from "../view.ts";

export const Accounts = ({ state: { accounts }, reader: { words } }: SectionProps) => (
  <Section id="accounts" words={words}>
    {accounts.length === 0 && <p class="muted">{words.accountsEmpty}</p>}
    <ul class="*:item *:line">
      {accounts.map(({ id, email, credits }) => (
        <li data-key={id}>
          <span class="name">
            <small>#{id}</small> {email}
          </span>
          <ControlForm operation="setCredits" of={id} class="line">
            <input
              {...inputOf(creditsRequest, "credits")}
              value={String(credits)}
              aria-label={fill(words.creditsOf, { name: `#${id} ${email}` })}
            />
            <Submit>{words.set}</Submit>
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

const field = (name: keyof typeof accountRequest.entries) => ({
  ...inputOf(accountRequest, name),
  autocomplete: "off",
});

const NewAccount = ({ words }: Pick<Reader, "words">) => (
  <details>
    <summary>{words.addAccount}</summary>
    <ControlForm operation="putAccount" class="fields" data-clear>
      <Field label={words.email} {...field("email")} inputmode="email" />
      <Field label={words.userKey} {...field("userKey")} type="password" />
      <Field label={words.apiKey} {...field("apiKey")} type="password" />
      <Field label={words.credits} {...field("credits")} value="100" />
      <Submit>{words.add}</Submit>
    </ControlForm>
  </details>
);
