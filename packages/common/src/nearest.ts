/** The name that was probably meant. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const letters = plain(name);
  return (
    names.find((one) => isNear(letters, plain(one), 2)) ??
    names.find((one) => plain(one).includes(letters) || letters.includes(plain(one)))
  );
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/ies$/, "y");

/** Whether so few edits make one text the other. */
const isNear = (a: string, b: string, edits: number): boolean =>
  a === "" || b === ""
    ? a.length + b.length <= edits
    : a[0] === b[0]
      ? isNear(a.slice(1), b.slice(1), edits)
      : edits > 0 && oneEdit.some(([of, to]) => isNear(a.slice(of), b.slice(to), edits - 1));

/** How many letters of each text an edit takes. */
const oneEdit = [
  [1, 0],
  [0, 1],
  [1, 1],
] as const;
