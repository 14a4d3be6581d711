// Details and code, in a dialog that the mock fills.

import { keepFocus } from "./focus.ts";
import { dressJobs } from "./jobs.ts";
import { morph } from "./morph.ts";
import { ask, element, language, mockUrl, report, word } from "./page.ts";

/** What the dialog shows, and how often that was asked for again: an answer that is late is none. */
let [shown, asked] = ["", 0];

export function startDialog(): void {
  const dialog = element<HTMLDialogElement>("dialog");
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest("button");
    if (!button) return void (target === dialog && dialog.close()); // The backdrop is the dialog itself.
    const { open, copy, uuid, close } = button.dataset;
    if (open !== undefined) void show(dialog, open);
    if (close !== undefined) dialog.close();
    if (copy !== undefined) void copyText(element(copy), button);
    if (uuid !== undefined) choose(dialog, uuid);
  });
}

async function load(what: string): Promise<string | undefined> {
  const query = new URLSearchParams({ lang: language(), at: mockUrl() });
  const response = await ask(`/__mock/fragments/${what}?${query}`).catch(() => undefined);
  return response?.ok ? response.text() : undefined;
}

async function show(dialog: HTMLDialogElement, what: string): Promise<void> {
  const html = await load(what);
  if (html === undefined) return report(word("gone"), true);
  shown = what;
  const details = element("details");
  details.innerHTML = html;
  element("dialog-report").replaceChildren();
  dressJobs(details);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  element("dialog-title").focus();
}

/** A job goes on while it is looked at. */
export async function refreshDialog(): Promise<void> {
  const [what, turn] = [shown, ++asked];
  if (!element<HTMLDialogElement>("dialog").open || !what.startsWith("jobs/")) return;
  const html = await load(what);
  if (html === undefined || shown !== what || turn !== asked) return;
  const details = element("details");
  const next = details.cloneNode() as HTMLElement;
  next.innerHTML = html;
  dressJobs(next);
  keepFocus(details, () => morph(details, next));
}

async function copyText(place: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(place.textContent);
    button.textContent = word("copied");
  } catch {
    getSelection()?.selectAllChildren(place); // A page on plain http of another machine has no clipboard.
    button.textContent = word("pressCopy");
  }
  setTimeout(() => button.replaceChildren(before), 2000);
}

function choose(dialog: HTMLDialogElement, uuid: string): void {
  dialog.close();
  const field = element<HTMLInputElement>("next-uuid");
  field.value = uuid;
  field.scrollIntoView({ block: "center" });
  field.focus();
}
