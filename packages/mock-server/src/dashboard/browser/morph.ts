// Makes one piece of the page like another, and leaves alone what the reader is at: focus, a field that is being
// edited, what was unfolded.

/** @param next is taken apart. */
export function morph(old: Element, next: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !(name === "open" && old.tagName === "DETAILS"))
      old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) === value || (name === "open" && old.tagName === "DETAILS")) continue;
    old.setAttribute(name, value);
    if (name === "value" && old instanceof HTMLInputElement && old !== document.activeElement)
      old.value = value;
  }
  morphChildren(old, next);
  if (old instanceof HTMLSelectElement && old !== document.activeElement) choose(old);
}

/** A select keeps what the reader chose, whatever the attributes of its options say. */
function choose(select: HTMLSelectElement): void {
  const chosen = [...select.options].find((option) => option.hasAttribute("selected"));
  if (chosen) chosen.selected = true;
}

const keyOf = (node: Node | null): string | undefined =>
  node instanceof HTMLElement ? node.dataset.key || node.id || undefined : undefined;

function morphChildren(old: Element, next: Element): void {
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
