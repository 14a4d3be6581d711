import { loadIndex } from "./load-index.ts";
import { search } from "./search.ts";
import { count, item, mostShown, type Texts } from "./search-results.ts";

/** Brings the search box to life: a field, and below it a list of links that the arrow keys walk. */
export function openSearch(box: HTMLElement, texts: Texts): void {
  const input = box.querySelector("input") as HTMLInputElement;
  const found = box.querySelector(".found") as HTMLElement;
  const status = found.querySelector("p") as HTMLElement;
  const list = found.querySelector("ul") as HTMLElement;
  const close = () => {
    found.hidden = true;
  };
  const index = () => loadIndex(input.dataset.index ?? "").catch(() => undefined);

  const show = async () => {
    const entries = await index();
    found.hidden = input.value.trim() === "";
    if (found.hidden) return;
    const hits = entries ? search(entries, input.value) : [];
    list.replaceChildren(...hits.slice(0, mostShown).map(item));
    status.textContent = entries ? count(hits.length, texts) : texts.failed;
  };

  for (const event of ["focus", "input"]) input.addEventListener(event, show);
  box.addEventListener("keydown", (event) => walk(event, input, [...list.querySelectorAll("a")], close));
  list.addEventListener("click", close);
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget as Node)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!box.contains(target as Node)) close();
  });
  focusOnSlash(input);
}

/** The arrow keys go from the field to the links and around; Enter takes the first one, Escape begins anew. */
function walk(
  event: KeyboardEvent,
  input: HTMLInputElement,
  links: readonly HTMLElement[],
  close: () => void,
): void {
  if (event.isComposing) return; // A Korean syllable is being put together; the key belongs to it.
  const all = [input, ...links];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && at === 0) links[0]?.click();
  else if (event.key === "Escape") {
    input.value = "";
    close();
    input.focus();
  } else if (step) all[(at + step + all.length) % all.length]?.focus();
  else return;
  event.preventDefault();
}

function focusOnSlash(input: HTMLInputElement): void {
  document.addEventListener("keydown", (event) => {
    const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    event.preventDefault();
    input.focus();
  });
}
