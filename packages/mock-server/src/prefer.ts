/** The preferences of a `Prefer` header (RFC 7240), by lower-case name. The first of two equal names counts. */
export function parsePrefer(header: string | undefined): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name, quoted, token] of (header ?? "").matchAll(preference)) {
    const key = (name as string).toLowerCase();
    if (!preferences.has(key)) preferences.set(key, quoted?.replace(/\\(.)/g, "$1") ?? token ?? "");
  }
  return preferences;
}

/** name [= "quoted" | token] [; parameters, which are skipped] up to the next comma */
const preference = /([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?[^,]*(?:,|$)/g;
