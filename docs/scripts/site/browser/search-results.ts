import { excerpt, type Hit, type Stretch, stretches } from "./search.ts";

export type Texts = { readonly [name in "none" | "one" | "many" | "cut" | "failed"]: string };

export const mostShown = 20;

/** How many there are, in words. */
export function count(hits: number, texts: Texts): string {
  if (hits === 0) return texts.none;
  if (hits === 1) return texts.one;
  const text = hits > mostShown ? texts.cut : texts.many;
  return text.replace("{n}", String(hits)).replace("{shown}", String(mostShown));
}

/** A hit as a link in a list. */
export function item({ entry: [page, title, id, heading, text], words }: Hit): HTMLElement {
  const link = document.createElement("a");
  link.href = `${page}.html${id ? `#${id}` : ""}`;
  link.append(line("strong", stretches(heading === title ? title : `${title} › ${heading}`, words)));
  if (text) link.append(line("span", excerpt(text, words)));
  const row = document.createElement("li");
  row.append(link);
  return row;
}

function line(tag: string, parts: readonly Stretch[]): HTMLElement {
  const element = document.createElement(tag);
  for (const { text, match } of parts) {
    const part = match ? document.createElement("mark") : document.createTextNode("");
    part.textContent = text;
    element.append(part);
  }
  return element;
}
