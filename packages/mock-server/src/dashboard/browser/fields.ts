// What a form sends. A field's name is that of the body's field.

type Body = { readonly [name: string]: unknown };

/** The body of a request to the control API, as JSON: see control-form.tsx. */
export function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): string | undefined {
  const { list, with: shared } = form.dataset;
  if (list !== undefined) return JSON.stringify({ [list]: itemsOf(list, form, submitter) });
  const whole = form.querySelector("textarea");
  if (whole) return submitter?.getAttribute("value") ?? whole.value;
  const more = document.getElementById(shared ?? "");
  const body = { ...(more instanceof HTMLFormElement && valuesOf(more)), ...valuesOf(form, submitter) };
  return Object.keys(body).length === 0 ? undefined : JSON.stringify(body);
}

/** The item that is sent, and each other one as the mock has it: what is typed there is not sent yet. */
function itemsOf(list: string, sent: HTMLFormElement, submitter: HTMLElement | null): Body[] {
  const isRemoved = submitter instanceof HTMLButtonElement && submitter.value === "remove";
  return [...document.querySelectorAll<HTMLFormElement>(`form[data-list="${list}"]`)].flatMap((form) => {
    if (form === sent) return isRemoved ? [] : valuesOf(form);
    return form.dataset.item === "new" ? [] : JSON.parse(form.dataset.item ?? "");
  });
}

/** Of two fields with one name, the latter counts: so a box can stand for another value of a number. */
function valuesOf(form: HTMLFormElement, submitter: HTMLElement | null = null): Body {
  const fields = [...form.elements] as HTMLInputElement[];
  const filled = [...new FormData(form, submitter)].filter(([, value]) => value !== "");
  return Object.fromEntries(
    filled.map(([name, value]) => {
      const field = fields.find((one) => one.name === name && one.value === value);
      if (field?.type === "number") return [name, Number(value)];
      return [name, field?.dataset.json === undefined ? value : JSON.parse(String(value))];
    }),
  );
}
