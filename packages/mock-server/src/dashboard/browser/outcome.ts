// What the client made of the answer, as it hands it to a program.

import type { Failure, Receipt } from "./client.ts";
import { element, language, word } from "./page.ts";

export function showText(text: string): void {
  element("send-result").textContent = text;
}

export function showReceipt({ raw: _, ...receipt }: Receipt): void {
  const said = Object.entries(receipt).filter(([, value]) => value !== undefined && String(value) !== "");
  show("success", word("accepted"), said);
}

/** Below the outcome. */
export const showNote = (textContent: string): void =>
  element("send-result").append(made("p", { textContent }));

const shown = "code httpStatus category apiMessage credit retry phase sent charged excerpt uuid".split(" ");

export function showFailure(error: Failure): void {
  const { name, message, meaning, advice, docsUrl } = error;
  const known = shown.filter((field) => error[field] !== undefined);
  const box = show("process", word("refused", { name }), [
    meaning ? [word("meaning"), meaning[language()]] : ["message", message],
    ...known.map((field) => [field, error[field]] as const),
    ...(advice ? [[word("advice"), advice[language()]] as const] : []),
  ]);
  if (docsUrl) box.append(made("a", { href: docsUrl, textContent: word("aboutError") }));
}

function show(kind: string, title: string, rows: readonly (readonly [string, unknown])[]): HTMLElement {
  const box = made("div", { className: `outcome my-2 border-s-3 px-3 text-${kind}` });
  box.dataset.kind = kind;
  const list = made("dl", { className: "text-ink" });
  for (const [name, value] of rows) {
    const text = value instanceof Date ? value.toISOString() : String(value);
    list.append(made("dt", { textContent: name }), made("dd", { textContent: text }));
  }
  box.append(made("h3", { className: "text-base", textContent: title }), list);
  element("send-result").replaceChildren(box);
  return box;
}

const made = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] => Object.assign(document.createElement(tag), properties);
