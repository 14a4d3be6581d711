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
  const rest = [...old.childNodes];
  const children = [...next.childNodes].map((wanted) => {
    const at = rest.findIndex((node) => alike(node, wanted));
    const [known = wanted] = at < 0 ? [] : rest.splice(at, 1);
    if (known !== wanted && known instanceof Element) morph(known, wanted as Element);
    else if (known.nodeValue !== wanted.nodeValue) known.nodeValue = wanted.nodeValue;
    return known;
  });
  // What goes, goes first: a node that has to be moved past another one would lose the focus.
  for (const node of rest) node.remove();
  for (const [at, node] of children.entries()) {
    const place = old.childNodes[at] ?? null;
    if (place !== node) old.insertBefore(node, place);
  }
}

const alike = (one: Node, other: Node): boolean =>
  one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
