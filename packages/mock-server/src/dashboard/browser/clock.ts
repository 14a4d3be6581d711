// Lets the virtual clock and the remaining times of jobs run between two updates.

import { element, word } from "./page.ts";

let [now, scale, since] = [0, 1, 0];

/** The jobs are as the mock has just sent them. */
export function setClock(): void {
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
    if (seconds > 0) write(cell, `${word(state)} · ${seconds} s`);
    else write(cell, word(failed === undefined ? "ready" : "analysisFailed"));
  }
}

function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
