/** A node of a JSON document with its JSON Pointer. */
export type Place = { readonly pointer: string; readonly node: { readonly [key: string]: unknown } };

/** Every object of a JSON document, outermost first, but nothing inside an example: that is data, not description. */
export function* objectsOf(node: unknown, pointer = "#"): Generator<Place> {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) yield { pointer, node: node as Place["node"] };
  for (const [key, value] of Object.entries(node)) {
    if (isData(pointer, key)) continue;
    yield* objectsOf(value, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

/** A list of examples (of a schema), or the value of a named one; but not the property that is called `value`. */
function isData(pointer: string, key: string): boolean {
  return key === "value" && /\/examples\/[^/]+$/.test(pointer);
}

/** The keywords whose values a person reads. */
export const isText = (key: string): boolean => key === "title" || key === "summary" || key === "description";

/** `x-fact: F01` and `x-fact: [F01, F02]` both give a list. */
export function idsOf(node: Place["node"], keyword: string): string[] {
  const ids = node[keyword];
  if (ids === undefined) return [];
  return (Array.isArray(ids) ? ids : [ids]).map(String);
}

/** The node that a `$ref` of this document points to; any other node is given back. */
export function resolve<Node>(document: unknown, node: Node): Node {
  const ref = (node as { $ref?: unknown } | undefined)?.$ref;
  if (typeof ref !== "string") return node;
  const parts = ref.slice(2).split("/");
  const found = parts.reduce<unknown>((at, part) => {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    return (at as { [key: string]: unknown } | undefined)?.[key];
  }, document);
  if (found === undefined) throw new Error(`${ref} points to nothing`);
  return resolve(document, found as Node);
}
