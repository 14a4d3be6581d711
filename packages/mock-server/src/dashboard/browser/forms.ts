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
    const { form, name, value } = target as HTMLInputElement;
    if (form?.dataset.onChange !== undefined) void send(form, null, `{"${name}":${jsonOf(value)}}`);
  });
  element("next-options").addEventListener("change", keepTimes);
  keepTimes();
  nameScenarios();
}

const jsonOf = (text: string): string => (/^(true|false|\d+)$/.test(text) ? text : JSON.stringify(text));

/** The two buttons of a scenario are the same in every row: made here, they make the page no longer. */
function nameScenarios(): void {
  for (const queue of document.querySelectorAll<HTMLButtonElement>("button[name=scenario]")) {
    const name = queue.value;
    const code = document.createElement("button");
    Object.assign(code, { type: "button", className: "plain", textContent: word("code") });
    code.dataset.open = `scenarios/${name}`;
    code.ariaLabel = word("codeOf", { name });
    queue.ariaLabel = word("queueScenario", { name });
    queue.before(code);
  }
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null, part?: string): Promise<void> {
  const { method = "", path: pattern = "" } = form.dataset;
  const path = pattern.replace("{id}", () => (submitter as HTMLButtonElement).value);
  const options = document.getElementById(form.dataset.with ?? "");
  if (options instanceof HTMLFormElement && !options.reportValidity()) return;
  const body = part ?? bodyOf(form, submitter);
  const taken = noteSent(form);
  try {
    const response = await ask(path, {
      method,
      ...(body && { body, headers: { "content-type": "application/json" } }),
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
