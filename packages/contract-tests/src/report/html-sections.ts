import type { RunModel } from "../model/run.ts";
import { code, type Html, html, join, links, quoted, say, table } from "./html-tags.ts";
import {
  coverageCounts,
  meaningOf,
  notPassed,
  openRows,
  profileRows,
  type ReadingRow,
  readingRows,
} from "./rows.ts";
import {
  confidenceTexts,
  coverageTexts,
  kindTexts,
  outcomeTexts,
  staleTexts,
  type Text,
  texts,
} from "./texts.ts";

/** A run, and the exchanges of it that are on the page. */
type Page = { readonly model: RunModel; readonly shown: ReadonlySet<number> };

/** What the run shows, in the order of its weight. `shown` are the exchanges that a link can lead to. */
export function sections(model: RunModel, shown: ReadonlySet<number>): Html {
  const all = [divergences, stale, profile, undecided, readings, coverage, cases, budget];
  return join(
    all.map((section) => section({ model, shown })),
    "\n",
  );
}

type Rows = readonly (readonly Html[])[];

/** Without rows there is no section, or one that says `none`. */
function section(title: Text, heads: readonly Text[], rows: Rows, none?: Html): Html | undefined {
  if (rows.length > 0) return html`<section>${table(say(title), heads, rows)}</section>`;
  return none && html`<section><h2>${say(title)}</h2>${none}</section>`;
}

function divergences({ model, shown }: Page): Html | undefined {
  const newFirst = [...model.divergences].sort((a, b) => Number(!!a.known) - Number(!!b.known));
  const rows = newFirst.map(({ key, kind, text, exchanges, known }) => [
    code(key),
    html`${say(kindTexts[kind])}<br>${quoted(text)}`,
    links(exchanges, shown),
    known
      ? html`${quoted(known.owner)}, ${say(texts.until)} ${code(known.expires)}<br>${quoted(known.reason)}`
      : html`<span class="bad">${say(texts.isNew)}</span>`,
  ]);
  const none = html`<p class="good">${say(texts.noDivergences)}</p>`;
  return section(texts.divergences, [texts.key, texts.what, texts.proof, texts.known], rows, none);
}

function stale({ model }: Page): Html | undefined {
  const rows = model.stale.map(({ key, why }) => [code(key), say(staleTexts[why])]);
  return section(texts.stale, [texts.key, texts.why], rows);
}

function profile({ model, shown }: Page): Html | undefined {
  const rows = profileRows(model).map(({ key, value, meaning, ambiguity, confidence, proof }) => [
    html`${code(key)} <span class="soft">${quoted(ambiguity)}</span>`,
    html`${code(value)}<br>${say(meaning)}`,
    say(confidence && confidenceTexts[confidence]),
    links(proof, shown),
  ]);
  const heads = [texts.key, texts.value, texts.confidence, texts.proof];
  return section(texts.profile, heads, rows, html`<p>${say(texts.noProfile)}</p>`);
}

function undecided({ model }: Page): Html | undefined {
  const rows = openRows(model).map(({ key, ambiguity, question, why, cost, how }) => [
    html`${code(key)} <span class="soft">${quoted(ambiguity)}</span>`,
    say(question),
    quoted(why),
    html`${say(cost)}<br>${say(how)}`,
  ]);
  return section(texts.undecided, [texts.key, texts.question, texts.why, texts.needs], rows);
}

function readings({ model, shown }: Page): Html | undefined {
  const rows = readingRows(model).map((row) => [
    quoted(row.ambiguity),
    say(row.question),
    readingOf(row),
    links(row.proof, shown),
  ]);
  return section(texts.readings, [texts.ambiguity, texts.question, texts.reading, texts.proof], rows);
}

function readingOf({ reading, why, confidence }: ReadingRow): Html {
  if (reading === undefined) {
    return html`<span class="warn">${say(texts.notSeen)}</span><br>${quoted(why ?? "")}`;
  }
  const words = typeof reading === "string" ? quoted(reading) : say(reading);
  return html`${words} <span class="soft">(${say(confidence && confidenceTexts[confidence])})</span>`;
}

function coverage({ model, shown }: Page): Html | undefined {
  const counts = coverageCounts(model).map(({ kind, seen, all }) => [
    say(coverageTexts[kind]),
    html`<span class="${seen === all ? html`good` : html`warn`}">${seen} / ${all}</span>`,
  ]);
  if (counts.length === 0) return undefined;
  const order = (cell: RunModel["coverage"][number]) => Number(cell.seen !== undefined);
  const holesFirst = [...model.coverage].sort((a, b) => order(a) - order(b));
  const cells = holesFirst.map(({ operation, kind, what, seen }) => [
    html`${code(what)} ${say(meaningOf(what, operation))}`,
    say(coverageTexts[kind]),
    code(operation),
    seen === undefined ? html`<span class="warn">${say(texts.notSeen)}</span>` : links([seen], shown),
  ]);
  const heads = [texts.what, texts.kind, texts.operation, texts.seenIn];
  return html`${section(texts.coverage, [texts.what, texts.seen], counts)}
<details><summary>${say(texts.allCells)}</summary>${section(texts.allCells, heads, cells)}</details>`;
}

function cases({ model, shown }: Page): Html | undefined {
  const rows = notPassed(model).map(({ id, title, target, outcome, detail, exchanges }) => [
    html`${code(id)}<br>${quoted(title)}<br><span class="soft">${quoted(target)}</span>`,
    html`<span class="${outcome === "failed" ? html`bad` : html`warn`}">${say(outcomeTexts[outcome])}</span>`,
    quoted(detail ?? ""),
    links(exchanges, shown),
  ]);
  const none = html`<p class="good">${say(texts.allCasesPassed)} ${model.cases.length}</p>`;
  return section(texts.cases, [texts.case, texts.outcome, texts.why, texts.proof], rows, none);
}

function budget({ model }: Page): Html | undefined {
  const { allowed, planned, spent, requests, bytes } = model.budget;
  const rows = [
    [say(texts.allowed), Number.isFinite(allowed) ? html`${allowed}` : say(texts.unlimited)],
    [say(texts.planned), html`${planned}`],
    [say(texts.spent), spent === undefined ? say(texts.unknown) : html`${spent}`],
    [say(texts.requests), html`${requests}`],
    [say(texts.bytes), html`${bytes}`],
  ];
  return section(texts.budget, [texts.what, texts.value], rows);
}
