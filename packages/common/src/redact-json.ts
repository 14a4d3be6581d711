import type { Redact } from "./redact.ts";

/**
 * The same text with its strings and names redacted one by one, so that it stays the JSON that it was; a text that is no
 * JSON is redacted as a whole. A number that is a secret becomes a string, unless numbers are redacted otherwise.
 */
export function redactJson(text: string, redact: Redact, redactNumber: Redact = redact): string {
  if (!isJson(text)) return redact(text);
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => {
    const isText = token.startsWith('"');
    const value = isText ? (JSON.parse(token) as string) : token;
    const redacted = isText ? redact(value) : redactNumber(value);
    return redacted === value ? token : JSON.stringify(redacted);
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
