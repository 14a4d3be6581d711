import { operationList } from "@remo-kit/openapi";
import type { Recorded } from "../../journal.ts";
import { scenarios } from "../../scenarios.ts";
import { ControlForm } from "../control-form.tsx";
import { durationText, sizeText } from "../prose.tsx";
import { fill, type Words } from "../texts.ts";

type Props = { readonly entries: readonly Recorded[]; readonly words: Words };

const [first] = operationList;

export const Journal = ({ entries, words }: Props) => (
  <section id="journal" aria-labelledby="journal-title">
    <header>
      <h2 id="journal-title" tabindex={-1}>
        {words.journal}
      </h2>
      <input
        id="journal-filter"
        type="search"
        placeholder={words.filter}
        aria-label={`${words.journal}: ${words.filter}`}
      />
      <ControlForm operation="clearJournal" confirm={words.clearJournalConfirm}>
        <button type="submit">{words.clearJournal}</button>
      </ControlForm>
    </header>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.outcome}</th>
            <th scope="col">uuid</th>
            <th scope="col" class="number">
              {words.size}
            </th>
            <th scope="col">{words.container}</th>
            <th scope="col" class="number">
              {words.timing}
            </th>
            <th scope="col">{words.reason}</th>
          </tr>
        </thead>
        <tbody id="journal-rows">
          <JournalRows entries={entries} words={words} />
        </tbody>
      </table>
      <p class="empty">{fill(words.journalEmpty, { path: `${first?.method} ${first?.path}` })}</p>
      <p class="empty" id="journal-unfit" role="status" hidden>
        {words.journalUnfit}
      </p>
    </div>
  </section>
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
        <button type="button" class="plain" data-open={`entries/${id}`} title={fill(words.details, { id })}>
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
      <td class="reason">{reason}</td>
    </tr>
  );
}

export const Status = ({ entry, words }: { readonly entry: Recorded; readonly words: Words }) => (
  <span class="badge" data-kind={kindOf(entry)}>
    {entry.status ?? words.noAnswer}
  </span>
);

/** The category of its scenario, as in the list of them. */
const kindOf = ({ status, fault, scenario }: Recorded): string => {
  if (fault !== undefined) return "fault";
  if (status === undefined) return "process";
  const { category } = scenarios.get(scenario) ?? {};
  return category ?? (status < 400 ? "success" : "input");
};
