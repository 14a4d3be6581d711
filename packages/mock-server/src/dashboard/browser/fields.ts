// What a form sends. A field's name is that of the body's field.

type Field = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;
type Body = { [name: string]: unknown };

/** The body of a request to the control API: see control-form.tsx. Empty fields are left out. */
export function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): Body | undefined {
  const { list, with: shared } = form.dataset;
  if (list !== undefined) return { [list]: itemsOf(form, submitter) };
  const body: Body = {};
  const more = shared === undefined ? null : document.getElementById(shared);
  if (more instanceof HTMLFormElement) collect(more.elements, body);
  collect(form.elements, body);
  if (submitter instanceof HTMLButtonElement && submitter.name !== "")
    body[submitter.name] = jsonOf(submitter);
  return Object.keys(body).length === 0 ? undefined : body;
}

/** Each item that is kept; the new one only if it is what is added. */
function itemsOf(form: HTMLFormElement, submitter: HTMLElement | null): Body[] {
  const items = [...form.querySelectorAll<HTMLFieldSetElement>("fieldset[data-item]")];
  const kept = items.filter((item) => {
    const isPressed = submitter !== null && item.contains(submitter);
    if (item.dataset.item === "new") return isPressed;
    return !(isPressed && (submitter as HTMLButtonElement).value === "remove");
  });
  return kept.map((item) => {
    const body: Body = {};
    collect(item.elements, body);
    return body;
  });
}

/** Of two fields with one name, the latter counts: so a box can stand for another value of a number. */
function collect(fields: Iterable<Element>, body: Body): void {
  for (const field of fields as Iterable<Field>) {
    if (!field.name || field instanceof HTMLButtonElement || field.value === "") continue;
    if (field.type === "checkbox" && !(field as HTMLInputElement).checked) continue;
    body[field.name] = jsonOf(field);
  }
}

function jsonOf(field: Field): unknown {
  if (field.type === "number") return Number(field.value);
  return field.dataset.json === undefined ? field.value : JSON.parse(field.value);
}
