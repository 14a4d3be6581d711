// What a form sends. A field's name is that of the body's field.

import { defaultOf, type Field } from "./edits.ts";

type Body = { [name: string]: unknown };

/** The body of a request to the control API: see control-form.tsx. Empty fields are left out. */
export function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): Body | undefined {
  const { list, with: shared } = form.dataset;
  if (list !== undefined) return { [list]: itemsOf(list, form, submitter) };
  const body: Body = {};
  const more = shared === undefined ? null : document.getElementById(shared);
  if (more instanceof HTMLFormElement) collect(more.elements, body);
  collect(form.elements, body);
  if (submitter instanceof HTMLButtonElement && submitter.name !== "")
    body[submitter.name] = jsonOf(submitter);
  return Object.keys(body).length === 0 ? undefined : body;
}

/** The item that is sent, and each other one as the mock has it: what is typed there is not sent yet. */
function itemsOf(list: string, sent: HTMLFormElement, submitter: HTMLElement | null): Body[] {
  const isRemoved = submitter instanceof HTMLButtonElement && submitter.value === "remove";
  const items = [...document.querySelectorAll<HTMLFormElement>(`form[data-list="${list}"]`)];
  return items
    .filter((item) => (item === sent ? !isRemoved : item.dataset.item !== "new"))
    .map((item) => {
      const body: Body = {};
      collect(item.elements, body, item === sent ? undefined : defaultOf);
      return body;
    });
}

/** Of two fields with one name, the latter counts: so a box can stand for another value of a number. */
function collect(fields: Iterable<Element>, body: Body, read = (field: Field) => field.value): void {
  for (const field of fields as Iterable<Field | HTMLButtonElement>) {
    if (!field.name || field instanceof HTMLButtonElement) continue;
    const value = read(field);
    if (value === "" || (field.type === "checkbox" && !(field as HTMLInputElement).checked)) continue;
    body[field.name] = jsonOf(field, value);
  }
}

function jsonOf(field: Field | HTMLButtonElement, value = field.value): unknown {
  if (field.type === "number") return Number(value);
  return field.dataset.json === undefined ? value : JSON.parse(value);
}
