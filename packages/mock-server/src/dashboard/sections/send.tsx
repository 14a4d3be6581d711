import { demoAccount } from "../../options.ts";
import { Field } from "../field.tsx";
import type { Reader } from "../view.ts";

type Props = { readonly demo: boolean; readonly reader: Reader };

/** The browser's script sends what is dropped, through the client. */
export const Send = ({ demo, reader }: Props) => (
  <section id="send" aria-labelledby="send-title">
    <header>
      <h2 id="send-title">{reader.words.send}</h2>
    </header>
    <form id="send-form">
      <label class="drop" id="drop">
        <span>{reader.words.drop}</span>
        <input class="file" type="file" name="video" accept="video/*" />
      </label>
      <Fields demo={demo} reader={reader} />
      <div class="line">
        <button type="submit" class="primary">
          {reader.words.sendFile}
        </button>
        <button type="submit" value="sample">
          {reader.words.sendSample}
        </button>
        <button type="button" id="send-cancel" hidden>
          {reader.words.cancel}
        </button>
      </div>
      <progress id="send-progress" max="1" aria-label={reader.words.progress} hidden />
    </form>
    <div id="send-result" aria-live="polite" />
    <p class="about">{reader.words.sendAbout}</p>
  </section>
);

function Fields({ demo, reader: { words } }: Props) {
  const { email, userKey, apiKey } = demo ? demoAccount : { email: "", userKey: "", apiKey: "" };
  const typed = { autocomplete: "off", required: true };
  return (
    <details open={!demo}>
      <summary>
        {words.email}, {words.userKey}, {words.apiKey}, {words.height}, uuid
      </summary>
      <div class="fields">
        <Field label={words.email} name="email" value={email} {...typed} />
        <Field label={words.userKey} name="userKey" type="password" value={userKey} {...typed} />
        <Field label={words.apiKey} name="apiKey" type="password" value={apiKey} {...typed} />
        <Field label={words.height} name="height" inputmode="numeric" value="170" {...typed} />
        <Field label="uuid" wide name="uuid" class="mono" placeholder={words.optional} autocomplete="off" />
      </div>
    </details>
  );
}
