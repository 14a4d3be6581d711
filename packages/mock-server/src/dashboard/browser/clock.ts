// Lets the virtual clock and the remaining times of jobs run between two updates.

import { refreshDialog } from "./dialog.ts";
import { showState, takeJobs, timeNow, write } from "./jobs.ts";
import { element } from "./page.ts";

export function startClock(): void {
  takeJobs(element("jobs"));
  tick();
  setInterval(tick, 250);
}

function tick(): void {
  if (document.hidden) return;
  const time = timeNow();
  write(element("clock"), new Date(Math.min(time, 8.64e15)).toISOString().slice(0, 19).replace("T", " "));
  for (const state of document.querySelectorAll<HTMLElement>("[data-job]")) {
    // The dialog shows one that was not over by the mock's own clock: it has a result now.
    if (showState(state, time) && state.dataset.left !== undefined) void refreshDialog();
  }
}
