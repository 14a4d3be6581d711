const token = "[\\w!#$%&'*+.^`|~-]+";
/** A value may have `=` in it, unlike a token of RFC 7240: `fault=latency=200` is what one would write. */
const word = `(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}(?:=${token})*))`;
/** The white space before a parameter belongs to it alone: two ways to take it would be a power of two for many of them. */
const parameter = `\\s*;(?:\\s*${token}(?:\\s*=\\s*(?:"(?:[^"\\\\]|\\\\.)*"|${token}))?)?`;

/** A preference with its parameters, which are skipped; or what is none, up to the next comma. */
const element = new RegExp(
  `\\s*(${token})(?:\\s*=\\s*${word})?(?:${parameter})*\\s*(?:,|$)|([^,]+)(?:,|$)`,
  "g",
);

/**
 * The preferences of a `Prefer` header (RFC 7240), by lower-case name. The first of two equal names counts. What is
 * no preference stands as it is among the names, where it is unknown.
 */
export function parsePrefer(header: string | undefined): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name, quoted, plain, malformed] of (header ?? "").matchAll(element)) {
    const key = name?.toLowerCase() ?? malformed?.trim();
    if (!key || preferences.has(key)) continue;
    preferences.set(key, quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "");
  }
  return preferences;
}
