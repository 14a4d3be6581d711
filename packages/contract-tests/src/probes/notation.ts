import { type Body, jsonObject } from "../checks/answer.ts";

/** `loose`: JSON but for numbers that JSON does not have. */
export type Notation = "json" | "python" | "loose";

/** The object that a text has, also where it is not quite written in JSON; and how it is written. */
export function objectIn(text: string): { readonly body: Body; readonly notation: Notation } | undefined {
  const read = { json: () => text, loose: () => withoutNaN(text), python: () => fromPython(text) };
  for (const notation of ["json", "loose", "python"] as const) {
    const body = jsonObject(read[notation]());
    if (body && (notation === "json" || "state" in body)) return { body, notation };
  }
  return undefined;
}

/** As many libraries write them. */
const withoutNaN = (text: string): string => text.replace(/([:,[]\s*)-?(NaN|Infinity)\b/g, "$1null");

/** Good enough to know the page's own examples (F15 to F17), quotes of every shape included; no parser of Python. */
const fromPython = (text: string): string =>
  text
    .replace(/['‘’“”]/g, '"')
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false")
    .replace(/\bNone\b/g, "null");
