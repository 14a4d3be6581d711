const token = "[\\w!#$%&'*+.^`|~-]+";
const word = `(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))`;
const parameter = `\\s*;\\s*(?:${token}(?:\\s*=\\s*(?:"(?:[^"\\\\]|\\\\.)*"|${token}))?)?`;

/** A preference with its parameters, which are skipped; or what is none, up to the next comma. */
const element = new RegExp(
  `\\s*(${token})(?:\\s*=\\s*${word})?(?:${parameter})*\\s*(?:,|$)|[^,]+(?:,|$)`,
  "g",
);

/** The preferences of a `Prefer` header (RFC 7240), by lower-case name. The first of two equal names counts. */
export function parsePrefer(header: string | undefined): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name, quoted, plain] of (header ?? "").matchAll(element)) {
    const key = name?.toLowerCase();
    if (key === undefined || preferences.has(key)) continue;
    preferences.set(key, quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "");
  }
  return preferences;
}
