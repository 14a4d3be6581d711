// What may be shown of an answer: all of it, without keys.

import type { Readable, ShownAnswer } from "../error-data.ts";
import type { About, HttpAnswer } from "./answer.ts";
import { objectIn } from "./json.ts";
import { numberOf, secondsOf, uuidOf } from "./values.ts";

type Redact = About["redact"];

const deepest = 50; // A hostile answer may be nested as deep as it is long.

/** A value of JSON with its texts redacted. */
export function redactedIn(value: unknown, redact: Redact, depth = 0): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === deepest) return undefined;
  if (Array.isArray(value)) return value.map((one) => redactedIn(one, redact, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [redact(name), redactedIn(one, redact, depth + 1)]),
  );
}

/** Bytes of a body that an error carries. */
const longestBody = 65_536;

function shownAnswer({ httpStatus, headers, text }: HttpAnswer, redact: Redact): ShownAnswer {
  const shown = Object.entries(headers).filter(([name]) => !/cookie|auth|token|key|session/i.test(name));
  return {
    httpStatus,
    headers: redactedIn(Object.fromEntries(shown), redact) as ShownAnswer["headers"],
    body: cut(redact(text)),
  };
}

/** Within a character is no place to cut. */
function cut(text: string): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(longestBody));
  return text.slice(0, read);
}

/** An answer that is no success, and what can be read of it, even if it is no JSON. */
export function readable(answer: HttpAnswer, redact: Redact): Readable {
  const body = objectIn(answer.text)?.body;
  const value = (name: string) => body?.[name] ?? looseValue(answer.text, name);
  const uuid = uuidOf(value("uuid"));
  return {
    answer: shownAnswer(answer, redact),
    serverUuid: uuid && redact(uuid),
    credit: numberOf(value("credit")),
    waitTime: secondsOf(value("wait_time")),
  };
}

/** Of JSON that was cut off, has NaN in it, is Python's, or is within other JSON, be it as a text. */
const looseValue = (text: string, name: string): string | undefined =>
  new RegExp(`["']${name}\\\\*["']\\s*:\\s*\\\\*["']?([\\w.+-]{1,100})`).exec(text)?.[1];
