// Follows what changes in the mock. An EventSource could send neither the tenant nor the token.

import { refreshDialog } from "./dialog.ts";
import { keepFocus } from "./focus.ts";
import { takeJobs } from "./jobs.ts";
import { type JournalUpdate, updateJournal } from "./journal.ts";
import { morph } from "./morph.ts";
import { ask, element, language, word } from "./page.ts";

type Update = {
  readonly version: string;
  readonly journal: JournalUpdate;
  readonly sections: { readonly [id: string]: string };
};

/** Before the mock is asked again, in ms. */
const pauses = [200, 500, 1000, 2000];

/** Never ends: a mock that is gone may come back. */
export async function live(): Promise<never> {
  for (let failures = 0; ; failures += 1) {
    if (await follow()) failures = 0;
    show("gone");
    await new Promise((resume) => setTimeout(resume, pauses[failures] ?? 2000));
  }
}

/** Reads a stream to its end; whether there was one. */
async function follow(): Promise<boolean> {
  const query = new URLSearchParams({ lang: language(), since: document.body.dataset.version ?? "" });
  const response = await ask(`/__mock/events?${query}`).catch(() => undefined);
  if (response?.status === 401 || response?.status === 403) location.reload();
  if (!response?.ok || !response.body) return false;
  show("live");
  try {
    await read(response.body.getReader());
  } catch {
    // The mock went in the middle of it.
  }
  return true;
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const decoder = new TextDecoder();
  let text = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) if (event.startsWith("data: ")) update(JSON.parse(event.slice(6)));
  }
}

function update({ version, journal, sections }: Update): void {
  keepFocus(element("journal"), () => updateJournal(journal));
  for (const [id, html] of Object.entries(sections)) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const next = template.content.firstElementChild as HTMLElement;
    if (id === "jobs") takeJobs(next);
    keepFocus(element(id), () => morph(element(id), next));
  }
  if ("jobs" in sections) void refreshDialog();
  document.body.dataset.version = version;
}

function show(state: "live" | "gone"): void {
  const place = element("live");
  if (place.dataset.state === state) return;
  place.dataset.state = state;
  place.textContent = word(state);
}
