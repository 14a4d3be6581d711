// Distinguishes what the reader typed from what the mock said: a field's default is what the mock said last.

export type Field = HTMLInputElement | HTMLSelectElement;

export const isField = (node: Node): node is Field =>
  node instanceof HTMLInputElement || node instanceof HTMLSelectElement;

/** What the field has as long as the reader leaves it alone. */
export function defaultOf(field: Field): string {
  if (field instanceof HTMLInputElement) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

export const isEdited = (field: Field): boolean => field.value !== defaultOf(field);

/** Takes note of what a form sends; to be called when the mock has taken it, which is then what the mock said. */
export function noteSent(form: HTMLFormElement): () => void {
  const fields = [...form.elements].filter(isField);
  const sent = fields.map((field) => ({ field, value: field.value, usual: defaultOf(field) }));
  return () => {
    for (const { field, value, usual } of sent) {
      if (field.value !== value) continue; // It is being edited again.
      if (defaultOf(field) === usual) setDefault(field, value);
      else field.value = defaultOf(field); // The mock has said more in the meantime.
    }
  };
}

function setDefault(field: Field, value: string): void {
  if (field instanceof HTMLInputElement) field.defaultValue = value;
  else for (const option of field.options) option.defaultSelected = option.value === value;
}
