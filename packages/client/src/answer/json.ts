import type { JsonObject } from "./answer.ts";

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON object that a text begins with, and whether more than white space follows. */
export type Found = { readonly body: JsonObject; readonly more: boolean };

/** What was paid for must not be lost because of what follows it: a NUL, a page, another object, a broken connection. */
export function objectIn(text: string): Found | undefined {
  const json = text.replace(/^\s+/, ""); // A byte order mark as well.
  const whole = parsed(json);
  if (whole !== undefined) return isObject(whole) ? { body: whole, more: false } : undefined;
  const body = parsed(json.slice(0, endOfObject(json)));
  return isObject(body) ? { body, more: true } : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Where the braces outside of strings are even again. */
function endOfObject(json: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (char === '"') quoted = !quoted;
    else if (quoted) at += char === "\\" ? 1 : 0;
    else if (char === "{") depth += 1;
    else if (char === "}" && --depth === 0) return at + 1;
  }
  return 0;
}
