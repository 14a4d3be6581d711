import type { PropsWithChildren } from "hono/jsx";
import type { Recorded } from "../journal/journal.ts";
import { Report } from "./parts.tsx";
import { Accounts } from "./sections/accounts.tsx";
import { Faults } from "./sections/faults.tsx";
import { Header } from "./sections/header.tsx";
import { Jobs } from "./sections/jobs.tsx";
import { Journal } from "./sections/journal.tsx";
import { Profile } from "./sections/profile.tsx";
import { Queue } from "./sections/queue.tsx";
import { Scenarios } from "./sections/scenarios.tsx";
import { Send } from "./sections/send.tsx";
import { spoken } from "./texts.ts";
import { type Reader, type State, sectionIds } from "./view.ts";

/** Dark, light, or as the system has it. */
export type Theme = "dark" | "light" | undefined;

type ShellProps = PropsWithChildren<{
  readonly reader: Pick<Reader, "language" | "words">;
  readonly theme: Theme;
  readonly title?: string;
  /** For the script: what page this is, and what it needs to know. */
  readonly data: { readonly [name: `data-${string}`]: string };
}>;

const document =
  "scheme-light-dark bg-page font-sans text-[14px]/normal text-ink data-[theme=dark]:scheme-dark data-[theme=light]:scheme-light";

export const Shell = ({ reader: { language, words }, theme, title, data, children }: ShellProps) => (
  <html lang={language} data-theme={theme} class={document}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title ? `${title} · ${words.title}` : words.title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="__mock/assets/dashboard.css" />
      <script type="module" src="__mock/assets/dashboard.js" />
    </head>
    <body {...data} data-words={spoken(language)} class="break-keep wrap-break-word">
      {children}
    </body>
  </html>
);

type PageProps = {
  readonly reader: Reader;
  readonly theme: Theme;
  readonly tenants: readonly string[];
  /** The version of the tenant that is shown; the stream of events goes on from it. */
  readonly version: string;
  readonly state: State;
  readonly entries: readonly Recorded[];
  readonly demo: boolean;
};

export function Page({ reader, theme, tenants, version, state, entries, demo }: PageProps) {
  const { words, tenant, language } = reader;
  return (
    <Shell reader={reader} theme={theme} data={{ "data-tenant": tenant, "data-version": version }}>
      <a class="absolute -left-396 z-2 bg-card p-2 focus:top-2 focus:left-4" href="#journal">
        {words.skip}
      </a>
      <Header reader={reader} tenants={tenants} />
      <nav class="line mx-auto max-w-[110rem] gap-x-4 px-4 pt-2.5" aria-label={words.onThisPage}>
        {sectionIds.map((id) => (
          <a href={`#${id}`}>{words[id]}</a>
        ))}
      </nav>
      <noscript>
        <p>
          {words.noScript} <a href={`docs/${language}/control-api.html`}>{words.controlDocs}</a>
        </p>
      </noscript>
      <main class="mx-auto grid max-w-[110rem] gap-4 p-4 *:first:col-span-full lg:grid-cols-[minmax(0,1fr)_25rem]">
        <Journal entries={entries} words={words} />
        <div class="grid min-w-0 content-start gap-4">
          <Scenarios reader={reader} />
          <Profile state={state} reader={reader} />
        </div>
        <div class="grid min-w-0 content-start gap-4">
          <Send demo={demo} reader={reader} />
          <Queue state={state} reader={reader} />
          <Accounts state={state} reader={reader} />
          <Jobs state={state} reader={reader} />
          <Faults state={state} reader={reader} />
        </div>
      </main>
      <dialog
        id="dialog"
        class="ms-auto h-dvh max-h-none w-[min(46rem,100vw)] max-w-none border-0 border-line border-s bg-card p-5 text-ink backdrop:bg-[#0007]"
        aria-labelledby="dialog-title"
      >
        <div id="details" />
        <Report id="dialog-report" />
      </dialog>
      <Report />
    </Shell>
  );
}

/** What changes while the page is open, beside the journal. */
const liveSections = { queue: Queue, accounts: Accounts, jobs: Jobs, faults: Faults, profile: Profile };

/** The HTML of each live section, by its id. */
export const renderSections = (state: State, reader: Reader): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(liveSections).map(([id, Section]) => [
      id,
      String(<Section state={state} reader={reader} />),
    ]),
  );
