import { operationList } from "@remo-kit/openapi";
import { demoAccount } from "../../options.ts";
import { ownFields } from "../own-fields.ts";
import { Field, Section, Submit } from "../parts.tsx";
import type { Reader } from "../view.ts";

/** The operations that take a video. */
const submits = operationList.filter(({ kind, file }) => kind === "submit" && file);
/** What they take beside it, with an example each. */
const own = new Map(submits.flatMap(ownFields));

type Props = { readonly demo: boolean; readonly reader: Reader };

/** The browser's script sends what is dropped, through the client. */
export const Send = ({ demo, reader }: Props) => (
  <Section id="send" words={reader.words}>
    <form id="send-form">
      <label
        id="drop"
        class="relative block rounded-lg border-2 border-edge border-dashed bg-sunken p-3.5 text-center focus-within:border-accent data-over:border-accent"
      >
        <span class="wrap-anywhere">{reader.words.drop}</span>
        <input class="absolute inset-0 cursor-pointer opacity-0" type="file" name="video" accept="video/*" />
      </label>
      <select name="operation" aria-label={reader.words.operation} hidden={submits.length === 1}>
        {submits.map(({ id, slug }) => (
          <option value={id}>{slug}</option>
        ))}
      </select>
      <Fields demo={demo} reader={reader} />
      <div class="line my-1.5">
        <Submit class="primary">{reader.words.sendFile}</Submit>
        <Submit value="sample">{reader.words.sendSample}</Submit>
        <button type="button" id="send-cancel" hidden>
          {reader.words.cancel}
        </button>
      </div>
      <progress
        id="send-progress"
        class="w-full accent-accent"
        max="1"
        aria-label={reader.words.progress}
        hidden
      />
    </form>
    <div id="send-result" aria-live="polite" />
    <p class="muted">{reader.words.sendAbout}</p>
  </Section>
);

function Fields({ demo, reader: { words } }: Props) {
  const { email, userKey, apiKey } = demo ? demoAccount : { email: "", userKey: "", apiKey: "" };
  const typed = { autocomplete: "off", required: true };
  const labelOf = (name: string) => words[name as "height"] ?? name;
  return (
    <details open={!demo}>
      <summary>
        {words.email}, {words.userKey}, {words.apiKey}, {[...own.keys()].map((name) => `${labelOf(name)}, `)}
        uuid
      </summary>
      <div class="fields">
        <Field label={words.email} name="email" value={email} {...typed} />
        <Field label={words.userKey} name="userKey" type="password" value={userKey} {...typed} />
        <Field label={words.apiKey} name="apiKey" type="password" value={apiKey} {...typed} />
        {[...own].map(([name, example]) => (
          <Field label={labelOf(name)} name={name} value={example} data-own {...typed} />
        ))}
        <Field label="uuid" wide name="uuid" class="mono" placeholder={words.optional} autocomplete="off" />
      </div>
    </details>
  );
}
