// biome-ignore-all lint/a11y/noRedundantRoles: where a style makes blocks of a table, it has no other roles.

import type { Child } from "hono/jsx";
import { printable, printableLines, shorten } from "../../text/printable.ts";
import { languages, type Text } from "../language.ts";
import { texts } from "../texts.ts";

/** Both languages; the style shows one. A ledger's text marks code with backticks. */
export const Say = ({ text }: { readonly text: Text }) => (
  <>
    {languages.map((language) => (
      <span class={language} lang={language}>
        {text[language].split("`").map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))}
      </span>
    ))}
  </>
);

type TextProps = { readonly text: string };

/** What a server, a file or the run wrote, which is in no language of the reader's choice. */
export const Quoted = ({ text }: TextProps) => <span lang="en">{shorten(printable(text), 1000)}</span>;

export const Code = ({ text }: TextProps) => <code translate="no">{shorten(printable(text), 1000)}</code>;

export const Block = ({ text }: TextProps) => (
  <pre tabindex={0} translate="no">
    {shorten(printableLines(text), longestBlock)}
  </pre>
);

/** Characters of one answer; report.json has all that was kept. */
const longestBlock = 4000;

/** Those that are there, with something between them. */
export const join = (parts: readonly Child[], between: Child): Child[] =>
  parts.filter(Boolean).flatMap((part, at) => (at === 0 ? [part] : [between, part]));

type LinksProps = { readonly ids: readonly number[]; readonly shown: ReadonlySet<number> };

/** Ids on the page in one cell. */
const mostLinks = 20;

/** The ids of exchanges, as links to those that are on the page. */
export const Links = ({ ids, shown }: LinksProps) => (
  <>
    {join(
      ids.slice(0, mostLinks).map((id) => (shown.has(id) ? <a href={`#exchange-${id}`}>{id}</a> : id)),
      ", ",
    )}
    {ids.length > mostLinks && ` (+${ids.length - mostLinks})`}
  </>
);

/** Rows of a table that are on the page; the file stays one that a browser opens at once. */
const longestTable = 300;

type TableProps = {
  readonly title: Text;
  readonly heads: readonly Text[];
  readonly rows: readonly (readonly Child[])[];
};

/**
 * A table under its heading. Its first column names the row. On a narrow screen each row is a block, in which each cell
 * has the head of its column.
 */
export const Table = ({ title, heads, rows }: TableProps) => (
  <>
    <h2>
      <Say text={title} />
    </h2>
    <table role="table">
      <caption class="unseen">
        <Say text={title} />
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th role="columnheader" scope="col">
              <Say text={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.slice(0, longestTable).map(([name, ...cells]) => (
          <tr role="row">
            <th role="rowheader" scope="row">
              {name}
            </th>
            {cells.map((cell, at) => (
              <td role="cell">
                <span class="label">
                  <Say text={heads[at + 1] as Text} />
                </span>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    <NotShown count={rows.length - longestTable} />
  </>
);

export const NotShown = ({ count }: { readonly count: number }) =>
  count > 0 && (
    <p class="soft">
      {count} <Say text={texts.notShown} />.
    </p>
  );
