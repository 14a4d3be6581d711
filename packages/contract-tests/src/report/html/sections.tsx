import type { Child } from "hono/jsx";
import type { RunModel } from "../../model/run.ts";
import { type Section, sectionsOf, type Table as TableOf } from "../sections.ts";
import { texts } from "../texts.ts";
import { Code, join, Links, Quoted, Say, Table } from "./parts.tsx";

type Props = {
  readonly model: RunModel;
  /** The exchanges that a link can lead to. */
  readonly shown: ReadonlySet<number>;
};

/** What the run shows. */
export function Sections({ model, shown }: Props) {
  const quoted = (text: string) => <Quoted text={text} />;
  const sections = sectionsOf<Child>(model, {
    full: true,
    say: (text) => text && <Say text={text} />,
    plain: String,
    code: (text) => <Code text={text} />,
    quoted,
    sentence: quoted,
    ids: (ids) => <Links ids={ids} shown={shown} />,
    mark: (how, cell) => <span class={how === "new" ? "bad" : how}>{cell}</span>,
    join: (cells, between) => <>{join(cells, between)}</>,
    lines: (...cells) => <>{join(cells, <br />)}</>,
  });
  return <>{sections.map(sectionOf)}</>;
}

const sectionOf = ({ title, none, details, ...own }: Section<Child>) => (
  <>
    <section>
      {own.rows.length > 0 ? (
        <Table title={title} {...nameFirst(own)} />
      ) : (
        <>
          <h2>
            <Say text={title} />
          </h2>
          <p>{none}</p>
        </>
      )}
    </section>
    {details && (
      <details>
        <summary>
          <Say text={texts.allCells} />
        </summary>
        <section>
          <Table title={texts.allCells} {...nameFirst(details)} />
        </section>
      </details>
    )}
  </>
);

/** The column that names the row comes first: it is the head of the row. */
function nameFirst({ heads, rows, names = 0 }: TableOf<Child>) {
  const ordered = <Cell,>(cells: readonly Cell[]) => [
    ...cells.slice(names, names + 1),
    ...cells.toSpliced(names, 1),
  ];
  return { heads: ordered(heads), rows: rows.map(ordered) };
}
