// The jobs: their states by the virtual clock, and what can be done with each.

import { word } from "./page.ts";

let [now, scale, since] = [0, 1, 0];

/** The section of the jobs as the mock has just sent it, also before it is on the page. */
export function takeJobs(section: HTMLElement): void {
  const { dataset } = section;
  [now, scale, since] = [Number(dataset.now), Number(dataset.scale), performance.now()];
  dressJobs(section);
}

/** The two buttons of each job are the same but for its id: made here, they make the page no longer. */
export function dressJobs(place: ParentNode): void {
  for (const state of place.querySelectorAll<HTMLElement>("[data-job]")) {
    const { job: value = "" } = state.dataset;
    const buttons = ["finish", "fail"].map((form) => {
      const button = document.createElement("button");
      button.setAttribute("form", form);
      return Object.assign(button, { value, textContent: word(form), ariaLabel: `${word(form)} #${value}` });
    });
    state.after(" ", ...buttons.flatMap((button) => [button, " "]));
    showState(state, timeNow());
  }
}

/** What the virtual clock shows, in ms since 1970. */
export const timeNow = (): number => now + (performance.now() - since) * scale;

/** The state of a job; whether it has ended. */
export function showState(state: HTMLElement, time: number): boolean {
  const { begin, ready, failed } = state.dataset;
  const seconds = Math.ceil((Number(ready) - time) / 1000);
  const isOver = seconds <= 0;
  const isFailure = failed !== undefined;
  const running = `${word(time < Number(begin) ? "waiting" : "analysing")} · ${seconds} s`;
  write(state, isOver ? word(isFailure ? "analysisFailed" : "ready") : running);
  const [finish, fail] = state.parentElement?.querySelectorAll<HTMLButtonElement>("[form]") ?? [];
  disable(finish, isOver || isFailure);
  disable(fail, isOver && isFailure);
  return isOver;
}

/** Not under the reader's finger: the focus would be lost. */
function disable(button: HTMLButtonElement | undefined, isDisabled: boolean): void {
  if (button && button !== document.activeElement) button.disabled = isDisabled;
}

export function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
