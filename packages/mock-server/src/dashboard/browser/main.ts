import { startClock } from "./clock.ts";
import { startDialog } from "./dialog.ts";
import { startEntrance } from "./entrance.ts";
import { startForms } from "./forms.ts";
import { startJournal } from "./journal.ts";
import { live } from "./live.ts";
import { element } from "./page.ts";
import { startUpload } from "./upload.ts";

function start(): void {
  startHeader();
  startForms();
  startJournal();
  startClock();
  startDialog();
  startUpload();
  void live();
}

function startHeader(): void {
  element("theme").addEventListener("click", () => {
    const { dataset } = document.documentElement;
    const isDark =
      (dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    dataset.theme = isDark ? "light" : "dark";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
    document.cookie = `remo-mock-theme=${dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  });
  element("tenant-form").addEventListener("submit", (event) => {
    const tenant = String(new FormData(event.target as HTMLFormElement).get("tenant"));
    location.href = `__mock?${new URLSearchParams({ tenant })}`;
  });
}

const { closed } = document.body.dataset;
if (closed === undefined) start();
else if (closed === "token") {
  startEntrance((page) => {
    document.title = page.title;
    document.body.replaceWith(page.body);
    start();
  });
}
