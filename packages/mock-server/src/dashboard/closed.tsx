import type { ControlRefusal } from "../control/guard.ts";
import { Shell, type Theme } from "./page.tsx";
import { Field, Report } from "./parts.tsx";
import type { Reader } from "./view.ts";

type Props = {
  readonly reader: Pick<Reader, "language" | "words">;
  readonly theme: Theme;
  readonly why: ControlRefusal["why"];
};

/** What a reader sees that the guard refuses: nothing of the mock, but the way in. */
export function Closed({ reader, theme, why }: Props) {
  const { words } = reader;
  const title = why === "token" ? words.tokenTitle : words.closedTitle;
  return (
    <Shell reader={reader} theme={theme} title={title} data={{ "data-closed": why }}>
      <main class="mx-auto max-w-168 p-4 pt-[12vh]">
        <section class="card p-6">
          <h1 class="mb-3 text-lg">{title}</h1>
          {why === "token" ? <TokenForm words={words} /> : <Way words={words} why={why} />}
        </section>
      </main>
    </Shell>
  );
}

const TokenForm = ({ words }: Pick<Reader, "words">) => (
  <>
    <p>{words.tokenAbout}</p>
    <form id="token-form" class="line">
      <Field label={words.token} name="token" type="password" autocomplete="off" required />
      <button type="submit" class="primary">
        {words.open}
      </button>
    </form>
    <Report />
    <noscript>
      <p>{words.noScript}</p>
    </noscript>
  </>
);

const Way = ({ words, why }: Pick<Reader, "words"> & { readonly why: "exposed" | "remote" }) => (
  <>
    <p>{words[why]}</p>
    <p>{why === "exposed" ? words.exposedHow : words.remoteHow}</p>
    <pre>
      <code>
        {why === "exposed"
          ? "remo-mock --host 0.0.0.0 --control-token TOKEN\nremo-mock"
          : "remo-mock --control-token TOKEN"}
      </code>
    </pre>
  </>
);
