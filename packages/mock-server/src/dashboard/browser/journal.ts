// The rows of the journal: the mock sends the new ones and the oldest that it still has.

import { element } from "./page.ts";

export type JournalUpdate = { readonly first: number; readonly rows: string; readonly isWhole: boolean };

export function startJournal(): void {
  const rows = element("journal-rows");
  dress(rows);
  element("journal-filter").addEventListener("input", () => {
    dress(rows);
    showWhetherAnyFits(rows);
  });
  rows.addEventListener("click", ({ target }) => {
    const row = (target as Element).closest("tr");
    if ((target as Element).closest("button") || getSelection()?.toString()) return;
    row?.querySelector("button")?.click();
  });
}

export function updateJournal({ first, rows: html, isWhole }: JournalUpdate): void {
  const rows = element("journal-rows");
  const template = document.createElement("template");
  template.innerHTML = html;
  if (isWhole) rows.replaceChildren();
  else for (const row of template.content.children) row.classList.add("new");
  dress(template.content);
  rows.prepend(template.content);
  for (const row of [...rows.children] as HTMLElement[]) if (Number(row.dataset.id) < first) row.remove();
  showWhetherAnyFits(rows);
}

function showWhetherAnyFits(rows: HTMLElement): void {
  element("journal-unfit").hidden =
    rows.children.length === 0 || rows.querySelector("tr:not([hidden])") !== null;
}

/** Times as this place has them, and only what the filter lets through. */
function dress(rows: ParentNode): void {
  const filter = element<HTMLInputElement>("journal-filter").value.trim().toLowerCase();
  for (const row of rows.querySelectorAll("tr")) {
    row.hidden = filter !== "" && !row.textContent.toLowerCase().includes(filter);
    const time = row.querySelector("time");
    if (time) time.textContent = localTime(new Date(time.dateTime));
  }
}

const localTime = (time: Date): string =>
  `${time.toTimeString().slice(0, 8)}.${String(time.getMilliseconds()).padStart(3, "0")}`;
