// biome-ignore-all lint/a11y/noRedundantRoles: where a style makes blocks of a table, it has no other roles.

import { languages, type Localized as Text } from "@remo-kit/common/language";
import { printable, printableLines, shorten } from "@remo-kit/common/printable";
import type { Child } from "hono/jsx";
import type { Table } from "../section.ts";
import { inLanguage } from "../sentences.ts";
import { texts } from "../texts.ts";

/** Both languages; the style shows one. A ledger's text marks code with backticks. */
export const say = (text: Text | undefined): Child =>
  text &&
  languages.map((language) => (
    <span class={language} lang={language}>
      {text[language].split("`").map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))}
    </span>
  ));

const short = (text: string) => shorten(printable(text), 1000);

/** What a server, a file or the run wrote: of the run's own sentences, both languages. */
export function quoted(text: string): Child {
  const [en, ko] = languages.map((language) => short(inLanguage(text, language)));
  return en === ko ? <span lang="en">{en}</span> : say({ en: en ?? "", ko: ko ?? "" });
}

export const code = (text: string): Child => <code translate="no">{short(text)}</code>;

const longestBlock = 4000;

export const block = (text: string): Child => (
  <pre tabindex={0} translate="no">
    {shorten(printableLines(text), longestBlock)}
  </pre>
);

export const join = (parts: readonly Child[], between: Child): Child =>
  parts.filter(Boolean).flatMap((part, at) => (at === 0 ? [part] : [between, part]));

/** Names and what stands for them; a name without a value is left out. */
export const terms = (list: readonly (readonly [name: Text, value: Child])[]): Child => (
  <dl>{list.flatMap(([name, value]) => (value ? [<dt>{say(name)}</dt>, <dd>{value}</dd>] : []))}</dl>
);

const mostLinks = 20;

export function links(ids: readonly number[], shown: ReadonlySet<number>): Child {
  const each = ids.map((id) => (shown.has(id) ? <a href={`#exchange-${id}`}>{id}</a> : id));
  const more = ids.length > mostLinks && ` (+${ids.length - mostLinks})`;
  return [join(each.slice(0, mostLinks), ", "), more];
}

/** Rows of a table that are on the page; the file stays one that a browser opens at once. */
const longestTable = 300;

/** On a narrow screen each row is a block, in which each cell has the head of its column. */
export function table(title: Text, { heads, rows }: Table<Child>): Child {
  const cellOf = (cell: Child, at: number) => (
    <td role="cell">
      <span class="label">{say(heads[at + 1])}</span>
      {cell}
    </td>
  );
  const rowOf = ([name, ...cells]: readonly Child[]) => (
    <tr role="row">
      <th role="rowheader" scope="row">
        {name}
      </th>
      {cells.map(cellOf)}
    </tr>
  );
  const headOf = (head: Text) => (
    <th role="columnheader" scope="col">
      {say(head)}
    </th>
  );
  return (
    <>
      <h2>{say(title)}</h2>
      <table role="table">
        <caption class="unseen">{say(title)}</caption>
        <thead role="rowgroup">
          <tr role="row">{heads.map(headOf)}</tr>
        </thead>
        <tbody role="rowgroup">{rows.slice(0, longestTable).map(rowOf)}</tbody>
      </table>
      {notShown(rows.length - longestTable)}
    </>
  );
}

export const notShown = (count: number): Child =>
  count > 0 && (
    <p class="soft">
      {count} {say(texts.notShown)}.
    </p>
  );
