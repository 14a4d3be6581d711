/**
 * As JSON.parse, whose own messages quote the text, which may hold a key.
 *
 * @throws SyntaxError that names the line and the column, where they are known.
 */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, position] = / at position (\d+)/.exec((error as Error).message) ?? [];
    const before = position === undefined ? undefined : text.slice(0, Number(position)).split("\n");
    const place = before ? ` at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}` : "";
    throw new SyntaxError(`it is not valid JSON${place}.`);
  }
}
