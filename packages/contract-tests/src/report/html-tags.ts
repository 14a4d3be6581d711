import type { Localized as Text } from "@remo-kit/common/language";
import { printable, printableLines, shorten } from "@remo-kit/common/printable";
import { texts } from "./texts.ts";

/** Markup that is safe to write as it is. Only the functions of this file make it of a text. */
export type Html = string & { readonly html: true };

const raw = (markup: string) => markup as Html;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Parts that are markup, one after the other. */
export const join = (parts: readonly (Html | undefined)[], between = ""): Html =>
  raw(parts.filter((part) => part !== undefined && part !== "").join(between));

/** A template: what is markup stays so, any other text is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly (Html | number | undefined)[]): Html {
  return raw(String.raw({ raw: strings }, ...values.map((value) => value ?? "")));
}

/** Both languages; the style shows one. A ledger's text marks code with backticks. */
export function say(text: Text | undefined): Html {
  if (!text) return raw("");
  const inner = (words: string) => escapeHtml(words).replace(/`([^`]+)`/g, "<code>$1</code>");
  return raw(
    `<span class="en" lang="en">${inner(text.en)}</span><span class="ko" lang="ko">${inner(text.ko)}</span>`,
  );
}

/** Text of our own that is in no language, such as a number. */
export const plain = (text: string | number): Html => raw(escapeHtml(String(text)));

/** What a server, a file or the run wrote, which is in no language of the reader's choice. */
export const quoted = (text: string, limit = 1000): Html =>
  raw(`<span lang="en">${escapeHtml(shorten(printable(text), limit))}</span>`);

export const code = (text: string, limit = 1000): Html =>
  raw(`<code translate="no">${escapeHtml(shorten(printable(text), limit))}</code>`);

export const block = (text: string, limit: number): Html =>
  raw(`<pre tabindex="0" translate="no">${escapeHtml(shorten(printableLines(text), limit))}</pre>`);

/** The ids of exchanges, as links to those that are on the page. */
export function links(ids: readonly number[], shown: ReadonlySet<number>, limit = 20): Html {
  const each = ids
    .slice(0, limit)
    .map((id) => (shown.has(id) ? raw(`<a href="#exchange-${id}">${id}</a>`) : raw(String(id))));
  const more = ids.length > limit ? html` (+${ids.length - limit})` : undefined;
  return join([join(each, ", "), more]);
}

/** Rows of a table that are on the page; the file stays one that a browser opens at once. */
const longestTable = 300;

/**
 * A table under its heading. Its first column names the row. On a narrow screen each row is a block, in which each cell
 * has the head of its column: the roles keep it a table for those who hear it.
 */
export function table(heading: Html, heads: readonly Text[], rows: readonly (readonly Html[])[]): Html {
  const head = join(heads.map((text) => html`<th role="columnheader" scope="col">${say(text)}</th>`));
  const shown = rows.slice(0, longestTable).map(([first, ...others]) => {
    const cells = others.map((cell, at) => {
      return html`<td role="cell"><span class="label">${say(heads[at + 1])}</span>${cell}</td>`;
    });
    return html`<tr role="row"><th role="rowheader" scope="row">${first}</th>${join(cells)}</tr>`;
  });
  return html`<h2>${heading}</h2>
<table role="table"><caption class="unseen">${heading}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${join(shown, "\n")}
</tbody></table>
${rows.length > longestTable ? notShown(rows.length - longestTable) : undefined}`;
}

export const notShown = (count: number): Html => html`<p class="soft">${count} ${say(texts.notShown)}.</p>`;
