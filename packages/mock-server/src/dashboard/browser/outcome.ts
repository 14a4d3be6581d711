// What the client made of the answer, as it hands it to a program.

import type { Failure, Receipt } from "./client.ts";
import { element, language, word } from "./page.ts";

export function showText(text: string): void {
  element("send-result").textContent = text;
}

export function showReceipt({ raw: _, ...receipt }: Receipt): void {
  show("success", word("accepted"), Object.entries(receipt));
}

/** Below the outcome. */
export function showNote(text: string): void {
  element("send-result").append(made("p", text));
}

const shown = [
  "code",
  "httpStatus",
  "category",
  "apiMessage",
  "credit",
  "retry",
  "phase",
  "mayHaveArrived",
  "excerpt",
  "uuid",
];

export function showFailure(error: Failure): void {
  const { meaning, advice, docsUrl } = error;
  const rows: [string, unknown][] = shown
    .filter((name) => error[name] !== undefined)
    .map((name) => [name, error[name]]);
  if (meaning) rows.unshift([word("meaning"), meaning[language()]]);
  if (advice) rows.push([word("advice"), advice[language()]]);
  if (!meaning) rows.unshift(["message", error.message]);
  const box = show("process", word("refused", { name: error.name }), rows);
  if (docsUrl === undefined) return;
  const link = made("a", word("aboutError"));
  link.href = docsUrl;
  box.append(link);
}

function show(kind: string, title: string, rows: readonly (readonly [string, unknown])[]): HTMLElement {
  const box = made("div");
  box.className = "outcome";
  box.dataset.kind = kind;
  const list = made("dl");
  list.append(...rows.map(([name, value]) => row(name, value)));
  box.append(made("h3", title), list);
  element("send-result").replaceChildren(box);
  return box;
}

function row(name: string, value: unknown): HTMLElement {
  const line = made("div");
  line.append(made("dt", name), made("dd", value instanceof Date ? value.toISOString() : String(value)));
  return line;
}

function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = ""): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}
