import { fill } from "@remo-kit/common/language";
import { operationList } from "@remo-kit/openapi";
import type { Recorded } from "../../journal/journal.ts";
import { type Scenario, scenarios } from "../../scenarios.ts";
import { ControlForm } from "../control-form.tsx";
import { Badge, Head, Section, Submit } from "../parts.tsx";
import { durationText, sizeText } from "../prose.tsx";
import type { Words } from "../texts.ts";

type Props = { readonly entries: readonly Recorded[]; readonly words: Words };

const [first] = operationList;

export const Journal = ({ entries, words }: Props) => (
  <Section id="journal" words={words} actions={<Actions words={words} />}>
    <div class="max-h-120 min-h-36 overflow-auto">
      <table class="peer w-full border-collapse text-sm">
        <Head
          names={[words.time, words.outcome, "uuid", words.size, words.container, words.timing, words.reason]}
          numbers={[words.size, words.timing]}
        />
        <tbody
          id="journal-rows"
          class="lg:[&_.muted]:whitespace-normal lg:[&_.muted]:min-w-64 *:cursor-pointer *:hover:bg-sunken motion-safe:[&>.new]:[transition:background_1.2s] starting:[&>.new]:bg-fresh"
        >
          <JournalRows entries={entries} words={words} />
        </tbody>
      </table>
      <p class="muted peer-has-[td]:hidden">
        {fill(words.journalEmpty, { path: `${first?.method} ${first?.path}` })}
      </p>
      <p class="muted" id="journal-unfit" role="status" hidden>
        {words.journalUnfit}
      </p>
    </div>
  </Section>
);

const Actions = ({ words }: Pick<Props, "words">) => (
  <>
    <input
      id="journal-filter"
      type="search"
      placeholder={words.filter}
      aria-label={`${words.journal}: ${words.filter}`}
    />
    <ControlForm operation="clearJournal" confirm={words.clearJournalConfirm}>
      <Submit>{words.clearJournal}</Submit>
    </ControlForm>
  </>
);

/** Newest first, as the page has them. */
export const JournalRows = ({ entries, words }: Props) => (
  <>
    {entries.toReversed().map((entry) => (
      <JournalRow entry={entry} words={words} />
    ))}
  </>
);

function JournalRow({ entry, words }: { readonly entry: Recorded; readonly words: Words }) {
  const { id, time, scenario, uuid, bytes, video, reason, receivedMs, totalMs } = entry;
  return (
    <tr data-id={id}>
      <td>
        <button type="button" class="link" data-open={`entries/${id}`} title={fill(words.details, { id })}>
          <time datetime={time}>{time.slice(11, 23)}</time>
        </button>
      </td>
      <td>
        <Status entry={entry} words={words} /> {scenario}
      </td>
      <td class="mono">{uuid ?? "–"}</td>
      <td class="number">{sizeText(bytes)}</td>
      <td>{video?.container ?? "–"}</td>
      <td class="number">
        {durationText(receivedMs)} / {durationText(totalMs)}
      </td>
      <td class="muted">{reason}</td>
    </tr>
  );
}

export const Status = ({ entry, words }: { readonly entry: Recorded; readonly words: Words }) => (
  <Badge kind={kindOf(entry)}>{entry.status ?? words.noAnswer}</Badge>
);

/** The category of its scenario, as in the list of them. */
const kindOf = ({ status, fault, scenario }: Recorded): Scenario["category"] => {
  if (fault !== undefined) return "fault";
  if (status === undefined) return "process";
  const { category } = scenarios.get(scenario) ?? {};
  return category ?? (status < 400 ? "success" : "input");
};
