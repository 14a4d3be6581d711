// How single fields are read: by what they say, whatever their type is.

import type { JsonObject } from "./answer.ts";

/** What an odd value is, without showing it: it may be a key. */
export const kindOf = (value: unknown): string =>
  value === undefined
    ? "missing"
    : value === null
      ? "null"
      : Array.isArray(value)
        ? "a list"
        : typeof value === "object"
          ? "an object"
          : `a ${typeof value}`;

/** A number, or a text that is one. */
export function numberOf(value: unknown): number | undefined {
  const isNumeral = typeof value === "string" && /^\s*[-+]?\d{1,30}(\.\d{1,30})?\s*$/.test(value);
  const number = isNumeral ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** Whole seconds, rounded up, some thirty years at most: also by a slow clock, there is a date then. */
export function secondsOf(value: unknown): number | undefined {
  const seconds = Math.ceil(numberOf(value) ?? -1);
  return seconds >= 0 && seconds <= 1e9 ? seconds + 0 : undefined; // No -0.
}

/** A yes or no, as each of 1, true, "1", "true" and their opposites says it. */
export function flagOf(value: unknown): boolean | undefined {
  const word = typeof value === "object" ? "" : `${value}`.trim().toLowerCase();
  return /^(1|true)$/.test(word) ? true : /^(0|false)$/.test(word) ? false : undefined;
}

/** A text that may be a uuid. */
export function uuidOf(value: unknown): string | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  return text.length <= 100 && !/^(null|none|undefined|)$/i.test(text) ? text : undefined;
}

/** A failed analysis may have its text in `msg` (E20). */
export const messageOf = ({ message, msg }: JsonObject): string | undefined =>
  [message, msg].find((text) => typeof text === "string") as string | undefined;

/** The first code of a failure in the fields for it (A02). */
export const codeIn = ({ status, status_code }: JsonObject): number | undefined =>
  codeOf(status) ?? codeOf(status_code);

/** 200 is no code of a failure in any field; a longer number may be a key. */
export function codeOf(value: unknown): number | undefined {
  const code = Number(
    typeof value === "string" && /^\d{3}$/.test(value) ? value : typeof value === "number" && value,
  );
  return Number.isInteger(code) && code >= 300 && code <= 999 ? code : undefined;
}

/** Warns of a field whose value is not of the documented type, and says whether it could be read all the same. */
export function compare(
  warn: (warning: string) => void,
  name: string,
  value: unknown,
  read: unknown,
  type = "number",
): void {
  if (read === undefined) warn(`\`${name}\` is ${typeof value === type ? "out of range" : kindOf(value)}`);
  else if (typeof value !== type) warn(`\`${name}\` is ${kindOf(value)}, read as a ${type}`);
}
