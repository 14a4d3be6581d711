// Makes one piece of the page like another, and leaves alone what the reader is at: focus, a field that was edited,
// what was unfolded.

import { defaultOf, isEdited, isField } from "./edits.ts";

/** @param next is taken apart. */
export function morph(old: Element, next: Element): void {
  const isTheirs = isField(old) && isEdited(old);
  for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) {
    const value = next.getAttribute(name);
    if (name === "open" || old.getAttribute(name) === value) continue;
    if (value === null) old.removeAttribute(name);
    else old.setAttribute(name, value);
  }
  morphChildren(old, next);
  if (isField(old) && !isTheirs && isEdited(old)) old.value = defaultOf(old);
}

const keyOf = (node: Node | null): string | undefined =>
  node instanceof HTMLElement ? node.dataset.key || node.id || undefined : undefined;

function morphChildren(old: Element, next: Element): void {
  const keys = new Set([...next.childNodes].map(keyOf));
  // What goes, goes first: a node that has to be moved past another one would lose the focus.
  for (const node of [...old.childNodes]) if (!keys.has(keyOf(node)) && keyOf(node)) node.remove();
  let at: ChildNode | null = old.firstChild;
  for (const wanted of [...next.childNodes]) {
    const key = keyOf(wanted);
    const known = key === undefined ? at : ([...old.childNodes].find((node) => keyOf(node) === key) ?? null);
    if (!known || !alike(known, wanted)) {
      old.insertBefore(wanted, at);
      continue;
    }
    if (known === at) at = at.nextSibling;
    else old.insertBefore(known, at);
    if (known instanceof Element) morph(known, wanted as Element);
    else if (known.nodeValue !== wanted.nodeValue) known.nodeValue = wanted.nodeValue;
  }
  while (at) {
    const after: ChildNode | null = at.nextSibling;
    at.remove();
    at = after;
  }
}

const alike = (one: Node, other: Node): boolean =>
  one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
