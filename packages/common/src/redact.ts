import { operationList } from "@remo-kit/openapi";

/** Takes secrets out of texts. */
export type Redact = (text: string) => string;

/**
 * For texts that are not ours: what a server, a proxy or the platform wrote. Each secret is found in any of the
 * spellings that an echo may give it; so is what may be a piece of the video.
 */
export function redactor(secrets: readonly string[]): Redact {
  const redact = without(spellingsOf(secrets, 4));
  return (text) => redact(text.replace(run, (found) => (isPiece(found) ? "[redacted]" : found)));
}

/** Of base64, in any spelling. */
const digit = "[\\w+/%\\\\-]";
/** An id may be one; it is no piece of a video. */
const digest = "[\\da-f-]{60,100}";
const run = new RegExp(`(?!${digest}(?!${digit}))${digit}{60,}=*`, "gi");

/** Of another alphabet, which base64 has nothing of: text in JSON as Python writes it, or in a URL. */
const letter = /\\u(?!00)[\da-f]{4}|%(?:25)?[89a-f][\da-f]/gi;
const isPiece = (found: string): boolean =>
  found
    .replace(letter, " ")
    .split(" ")
    .some(({ length }) => length >= 60);

/** For the end of a text that may have been cut off within a secret: it takes out its first four characters or more. */
export const endRedactor = (secrets: readonly string[]): Redact =>
  without(
    textsOf(secrets).flatMap((secret) => [
      begun(formsOf(secret), backslashes),
      ...base64Of(secret).map((digits) => begun(Array.from(digits, anyAlphabet), "")),
    ]),
  );

/** For a text of our own, which may have long runs, such as paths. */
export const hideSecrets = (text: string, secrets: readonly string[]): string =>
  without(spellingsOf(secrets, 6))(text);

/** Whether any of the secrets is in a text of our own, in any of its spellings. */
export const hasSecret = (text: string, secrets: readonly string[]): boolean =>
  hideSecrets(text, secrets) !== text;

/** @throws Error that does not name the secret. */
export function assertNoSecrets(text: string, secrets: readonly string[], name = "The text"): void {
  if (!hasSecret(text, secrets)) return;
  throw new Error(`${name} would show a key or an e-mail address; it was not written.`);
}

function without(patterns: readonly string[]): Redact {
  if (patterns.length === 0) return (text) => text;
  const any = new RegExp([...new Set(patterns)].join("|"), "gi");
  return (text) => text.replace(any, (found) => (fieldNames.has(found) ? found : "[redacted]"));
}

/** Names on the wire; a key that differs from one in its case alone, as the page's placeholders do, is no secret. */
const fieldNames = new Set(operationList.flatMap(({ secrets }) => secrets));

/**
 * Patterns of the secrets, the longest first, so that none is left in part where one begins with another: each as text,
 * as its bytes in hex, and as base64 of its bytes or of its JSON. Fewer than `leastDigits` of base64 are not looked for: a large text of our
 * own has them by chance.
 */
function spellingsOf(secrets: readonly string[], leastDigits: number): string[] {
  const longestFirst = textsOf(secrets).sort((a, b) => b.length - a.length);
  return longestFirst.flatMap((secret) => {
    const base64 = base64Of(secret).filter(({ length }) => length >= leastDigits);
    const digits = Array.from(utf8(secret), (byte) => hex(byte, 2)).join("");
    return [
      formsOf(secret).join(backslashes),
      ...base64.map(anyAlphabet),
      ...(digits.length < 8 ? [] : [digits]),
    ];
  });
}

const textsOf = (secrets: readonly string[]): string[] =>
  secrets.map((secret) => secret.trim()).filter((secret) => secret !== "");

const base64Of = (secret: string): string[] =>
  [secret, JSON.stringify(secret).slice(1, -1)].flatMap(base64Forms);

/** A text that ends within these forms, or within the escape of one. */
const begun = (forms: readonly string[], between: string): string =>
  forms.slice(0, 4).join(between) +
  forms.slice(4).reduceRight((rest, form) => `(?:${between}${form}${rest})?`, "") +
  "(?:[\\\\%&][\\w#%{]{0,9}|\ufffd)?$";

/**
 * Pattern of a text in which each character may be as it is or escaped: in JSON, in a URL, in a form, in HTML, in HTML
 * in a URL. All of them put backslashes anywhere, so those do not count.
 */
const formsOf = (text: string): string[] => Array.from(text.replaceAll("\\", ""), (char) => charForms(char));

/** Also as a reader sees it that takes UTF-8 for Latin-1, unless the character is one that was `misread` so. */
function charForms(char: string, misread = false): string {
  const code = char.codePointAt(0) as number;
  const escaped = Array.from(utf8(char), (byte) => `%(?:25)?${hex(byte, 2)}`).join("");
  const units = char.split("").map((unit) => `u${hex(unit.charCodeAt(0), 4)}`);
  const numbers = `0*${code}(?!\\d)|x0*${hex(code)}(?![\\da-f])`;
  const entity = `${ampersand}(?:${hash}(?:${numbers})${names[char] ?? ""})${end}`;
  const latin = code < 128 || misread ? [] : Array.from(latin1(char), (one) => charForms(one, true));
  const forms = [
    literal(char),
    escaped,
    units.join(backslashes),
    `u\\{0*${hex(code)}\\}`,
    entity + (letters[char] ?? ""),
  ];
  if (latin.length > 0) forms.push(latin.join(backslashes));
  return `(?:${forms.join("|")})`;
}

const hash = "(?:#|%(?:25)?23)";
const semicolon = "(?:;|%(?:25)?3b)";
/** Of an entity: readers of HTML do without the semicolon. One that is there is taken, so that there is one way to match. */
const end = `(?:${semicolon}|(?!${semicolon}))`;
const backslashes = `(?:\\\\(?:u\\{5c\\})?|%(?:25)?5c|&#(?:92(?!\\d)|x5c(?![\\da-f]))${end})*`;
const ampersand = `(?:&|%(?:25)?26)(?:amp${semicolon})?`;
const literal = (char: string) => char.replace(/[\^$.*+?()[\]{}|]/, "\\$&");
const hex = (value: number, digits = 0) => value.toString(16).padStart(digits, "0");
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => String.fromCharCode(...utf8(text));

/** HTML has a name for these. */
const names: { readonly [char: string]: string } = {
  '"': "|quot",
  "&": "|amp",
  "'": "|apos",
  "<": "|lt",
  ">": "|gt",
};
/** A form writes a space so, and JSON these, after a backslash. */
const letters: { readonly [char: string]: string } = {
  " ": "|\\+",
  "\b": "|b",
  "\f": "|f",
  "\n": "|n",
  "\r": "|r",
  "\t": "|t",
};

/** The digits that depend on no neighbouring byte, for each of the three places that a secret can begin at. */
const base64Forms = (secret: string): string[] =>
  [0, 1, 2].map((shift) => {
    const padded = "\0".repeat(shift) + latin1(secret);
    return btoa(padded).slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6));
  });

/** Base64 for a URL has two other digits, and PHP puts a backslash before a slash. */
const anyAlphabet = (digits: string): string =>
  digits.replaceAll("+", "(?:[-+]|%2b)").replaceAll("/", "(?:\\\\*[/_]|%2f)");

const deepest = 8; // A cause may lead back to itself.

/** `cause` as it is, or a bare copy of it if anything in it carries a secret or is more than a plain value. */
export function redactCause(cause: unknown, redact: Redact, depth = 0): unknown {
  if (!(cause instanceof Error) || depth === deepest) {
    return typeof cause === "string" ? redact(cause) : undefined;
  }
  const inner = redactCause(cause.cause, redact, depth + 1);
  const isPlain = (value: unknown) =>
    typeof value === "string" ? redact(value) === value : Object(value) !== value;
  const parts = Reflect.ownKeys(cause).flatMap((key) => [key, key === "cause" || cause[key as keyof Error]]);
  if (inner === cause.cause && [cause.name, ...parts].every(isPlain)) return cause;
  const copy = new Error(redact(`${cause.message}`), { cause: inner });
  copy.name = redact(`${cause.name}`);
  copy.stack = redact(`${cause.stack}`);
  const { code } = cause as { code?: unknown };
  return typeof code === "string" ? Object.assign(copy, { code: redact(code) }) : copy;
}
