/** Columns that a text takes on a terminal, where a Korean letter takes two. */
export function width(text: string): number {
  let columns = 0;
  for (const letter of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/.test(letter) ? 2 : 1;
  return columns;
}
