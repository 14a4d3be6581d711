// Lets the virtual clock and the remaining times of jobs run between two updates.

import { refreshDialog } from "./dialog.ts";
import { element, word } from "./page.ts";

let [now, scale, since] = [0, 1, 0];

/** The jobs are as the mock has just sent them. */
export function setClock(): void {
  for (const button of element("jobs").querySelectorAll<HTMLButtonElement>("tr [form]")) {
    const name = button.closest("tr")?.querySelector("button")?.textContent;
    button.ariaLabel = `${button.textContent} ${name}`; // Set here, it makes the page no longer.
  }
  const { dataset } = element("jobs");
  [now, scale, since] = [Number(dataset.now), Number(dataset.scale), performance.now()];
  tick();
}

export function startClock(): void {
  setClock();
  setInterval(tick, 250);
}

function tick(): void {
  if (document.hidden) return;
  const virtual = now + (performance.now() - since) * scale;
  write(element("clock"), new Date(Math.min(virtual, 8.64e15)).toISOString().slice(0, 19).replace("T", " "));
  for (const cell of document.querySelectorAll<HTMLElement>("[data-ready]")) {
    const { begin, ready, failed } = cell.dataset;
    const seconds = Math.ceil((Number(ready) - virtual) / 1000);
    const state = virtual < Number(begin) ? "waiting" : "analysing";
    const isOver = seconds <= 0;
    const changed = isOver
      ? write(cell, word(failed === undefined ? "ready" : "analysisFailed"))
      : write(cell, `${word(state)} · ${seconds} s`);
    if (!changed || !isOver) continue;
    const [finish, fail] = cell.closest("tr, dialog")?.querySelectorAll("button[form]") ?? [];
    disable(finish);
    if (failed !== undefined) disable(fail);
    if (cell.closest("dialog")) void refreshDialog(); // It has a result to show.
  }
}

/** Not under the reader's finger: the focus would be lost. */
function disable(button: Element | undefined): void {
  if (button instanceof HTMLButtonElement && button !== document.activeElement) button.disabled = true;
}

function write(place: HTMLElement, text: string): boolean {
  const isNew = place.textContent !== text;
  if (isNew) place.textContent = text;
  return isNew;
}
