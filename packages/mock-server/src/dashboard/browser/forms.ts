// Everything that changes the mock goes through its control API, from the forms that say how.

import { noteSent } from "./edits.ts";
import { bodyOf } from "./fields.ts";
import { ask, element, report, word } from "./page.ts";

export function startForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault(); // No form of the dashboard leaves the page.
    if (form.dataset.path === undefined) return;
    const { confirm: question } = form.dataset;
    if (question === undefined || confirm(question)) void send(form, event.submitter);
  });
  document.addEventListener("change", ({ target }) => {
    const form = (target as HTMLInputElement).form;
    if (form?.dataset.onChange !== undefined) form.requestSubmit();
  });
  element("next-options").addEventListener("change", keepTimes);
  keepTimes();
  nameScenarios();
}

/** The two buttons of a scenario are the same in every row: set here, they make the page no longer. */
function nameScenarios(): void {
  for (const queue of document.querySelectorAll<HTMLButtonElement>("button[name=scenario]")) {
    const code = queue.previousElementSibling as HTMLElement;
    const name = queue.value;
    code.dataset.open = `scenarios/${name}`;
    code.setAttribute("aria-label", word("codeOf", { name }));
    queue.setAttribute("aria-label", word("queueScenario", { name }));
  }
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const { method = "", path: pattern = "" } = form.dataset;
  const path = pattern.replace("{id}", () => (submitter as HTMLButtonElement).value);
  const options = document.getElementById(form.dataset.with ?? "");
  if (options instanceof HTMLFormElement && !options.reportValidity()) return;
  const body = bodyOf(form, submitter);
  const taken = noteSent(form);
  try {
    const response = await ask(path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (response.ok) {
      if (form.dataset.clear === undefined) taken();
      else form.reset();
      return report(`${word("done")}: ${method} ${path} → ${response.status}`);
    }
    const { detail } = (await response.json().catch(() => ({}))) as { detail?: string };
    report(`${word("failed")}: ${response.status} ${detail ?? ""}`, true);
  } catch {
    report(word("gone"), true);
  }
}

/** A number of times means nothing while it is always. */
function keepTimes(): void {
  const [number, always] = document.querySelectorAll<HTMLInputElement>("#next-options [name=times]");
  if (number && always) number.readOnly = always.checked;
}
