import { fill } from "@remo-kit/common/language";
import type { Child } from "hono/jsx";
import { type Recorded, shownEntry } from "../journal/journal.ts";
import type { Scenario } from "../scenarios.ts";
import { Prose } from "./prose.tsx";
import { Status } from "./sections/journal.tsx";
import {
  clientCodeOf,
  curlOf,
  endingOf,
  type Sample,
  sampleOfEntry,
  sampleOfScenario,
  testOf,
} from "./snippets.ts";
import type { Reader } from "./view.ts";

type Props = {
  readonly title: string;
  readonly reader: Reader;
  readonly sample?: Sample | undefined;
  readonly children?: Child;
};

/** What the dialog shows. */
export const Details = ({ title, reader: { words }, sample, children }: Props) => (
  <>
    <header class="line mb-1.5">
      <h2 id="dialog-title" class="me-auto text-base" tabindex={-1}>
        {title}
      </h2>
      <button type="button" data-close>
        {words.close}
      </button>
    </header>
    {children}
    {sample && (
      <>
        <Snippet id="curl" title={words.asCurl} code={curlOf(sample)} copy={words.copy} />
        <Snippet id="client" title={words.asClient} code={clientCodeOf(sample)} copy={words.copy} />
        <Snippet id="test" title={words.asTest} code={testOf(sample)} copy={words.copy} />
      </>
    )}
  </>
);

type SnippetProps = { readonly [Name in "id" | "title" | "code" | "copy"]: string };

const Snippet = ({ id, title, code, copy }: SnippetProps) => (
  <section class="mt-4">
    <header class="line mb-1.5">
      <h3 class="muted me-auto">{title}</h3>
      <button type="button" data-copy={`snippet-${id}`} aria-label={`${copy}: ${title}`}>
        {copy}
      </button>
    </header>
    <pre id={`snippet-${id}`}>
      <code>{code}</code>
    </pre>
  </section>
);

type EntryProps = { readonly entry: Recorded; readonly reader: Reader; readonly origin: string };

export function EntryDetails({ entry, reader, origin }: EntryProps) {
  const { words } = reader;
  const { video, ...plain } = shownEntry(entry);
  const ofVideo = Object.entries(video ?? {}).map(([name, value]) => [`video.${name}`, value] as const);
  const fields = [...Object.entries(plain), ...ofVideo];
  return (
    <Details
      title={fill(words.details, { id: entry.id })}
      reader={reader}
      sample={sampleOfEntry(entry, { origin, tenant: reader.tenant })}
    >
      <p>
        <Status entry={entry} words={words} /> <strong>{entry.scenario}</strong> · {entry.reason}
      </p>
      <dl>
        {fields.map(([name, value]) => (
          <>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{value === undefined ? "–" : String(value)}</dd>
          </>
        ))}
      </dl>
      {entry.uuid && (
        <p>
          <button type="button" data-uuid={entry.uuid}>
            {words.answerThisUuid}
          </button>
        </p>
      )}
    </Details>
  );
}

export const EntryGone = ({ reader }: { readonly reader: Reader }) => (
  <Details title={reader.words.entryGone} reader={reader} />
);

type ScenarioProps = {
  readonly scenario: Scenario;
  /** Of the operation whose code is shown; undefined for the first. */
  readonly slug: string | undefined;
  readonly reader: Reader;
  readonly origin: string;
};

export function ScenarioDetails({ scenario, slug, reader, origin }: ScenarioProps) {
  const { name, text, uuidSuffix, operations } = scenario;
  const { language, words, tenant } = reader;
  const sample = sampleOfScenario(scenario, { origin, tenant }, slug);
  return (
    <Details title={name} reader={reader} sample={sample}>
      <p>
        <Prose text={text[language]} /> <a href={`docs/${language}/scenarios.html#${name}`}>{words.inDocs}</a>
      </p>
      <p>
        uuid <code>…-{sample ? endingOf(sample.operation, name) : uuidSuffix}</code>
      </p>
      {operations.length > 1 && (
        <p class="line">
          {operations.map((one) => (
            <button
              type="button"
              data-open={`scenarios/${name}@${one}`}
              aria-pressed={String(one === sample?.operation.slug) as "true"}
            >
              {one}
            </button>
          ))}
        </p>
      )}
    </Details>
  );
}
