import type { Localized as Text } from "@remo-kit/common/language";
import type { RunModel } from "../model/run.ts";
import { code, type Html, html, join, links, plain, quoted, say, table } from "./html-tags.ts";
import { type Section, sectionsOf, type Table } from "./sections.ts";
import { texts } from "./texts.ts";

/** What the run shows. `shown` are the exchanges that a link can lead to. */
export function sections(model: RunModel, shown: ReadonlySet<number>): Html {
  const all = sectionsOf<Html>(model, {
    full: true,
    say,
    plain,
    code,
    quoted,
    sentence: quoted,
    ids: (ids) => links(ids, shown),
    mark: (how, cell) => html`<span class="${how === "new" ? html`bad` : plain(how)}">${cell}</span>`,
    join,
    lines: (...cells) => join(cells, "<br>"),
  });
  return join(all.map(sectionOf), "\n");
}

function sectionOf({ title, none, details, ...own }: Section<Html>): Html {
  const inner = own.rows.length > 0 ? tableOf(title, own) : html`<h2>${say(title)}</h2><p>${none}</p>`;
  const more =
    details &&
    html`
<details><summary>${say(texts.allCells)}</summary><section>${tableOf(texts.allCells, details)}</section></details>`;
  return html`<section>${inner}</section>${more}`;
}

/** The column that names the row comes first: it is the head of the row. */
function tableOf(title: Text, { heads, rows, names = 0 }: Table<Html>): Html {
  const ordered = <Cell>(cells: readonly Cell[]) => [
    ...cells.slice(names, names + 1),
    ...cells.toSpliced(names, 1),
  ];
  return table(say(title), ordered(heads), rows.map(ordered));
}
