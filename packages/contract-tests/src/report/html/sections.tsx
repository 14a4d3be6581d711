import type { Child } from "hono/jsx";
import type { RunModel } from "../../model/run.ts";
import type { Section } from "../section.ts";
import { sectionsOf } from "../sections.ts";
import { texts } from "../texts.ts";
import { block, code, join, links, quoted, say, table } from "./parts.tsx";

/** What the run shows. `shown` are the exchanges that a link can lead to. */
export const sections = (model: RunModel, shown: ReadonlySet<number>): Child =>
  sectionsOf<Child>(model, {
    full: true,
    say,
    plain: String,
    code,
    quoted,
    sentence: quoted,
    ids: (ids) => links(ids, shown),
    mark: (how, cell) => <span class={how === "new" ? "bad" : how}>{cell}</span>,
    join,
    lines: (...cells) => join(cells, <br />),
  }).map(sectionOf);

const sectionOf = ({ title, none, details, blocks = [], ...own }: Section<Child>) => (
  <>
    <section>
      {own.rows.length > 0 ? table(title, own) : [<h2>{say(title)}</h2>, none && <p>{none}</p>]}
      {blocks.map(({ name, text }) => [<p>{code(name)}</p>, block(text)])}
    </section>
    {details && (
      <details>
        <summary>{say(texts.allCells)}</summary>
        <section>{table(texts.allCells, details)}</section>
      </details>
    )}
  </>
);
