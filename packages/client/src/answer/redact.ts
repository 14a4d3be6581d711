import { operationList } from "@remo-kit/openapi";

/** Takes secrets out of texts that are not ours: what a server, a proxy or the platform wrote. */
export type Redact = (text: string) => string;

/** Each secret is found in any of the spellings that an echo may give it; so is what may be a piece of the video. */
export function redactor(secrets: readonly string[]): Redact {
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  const forms = new Set(longestFirst.flatMap(formsOf).filter((form) => form !== ""));
  const anyForm = new RegExp([...forms, "[\\w+/%\\\\-]{60,}=*"].join("|"), "gi");
  return (text) => text.replace(anyForm, (found) => (fieldNames.has(found) ? found : "[redacted]"));
}

/** Names on the wire; a key that differs from one in its case alone, as the page's placeholders do, is no secret. */
const fieldNames = new Set(operationList.flatMap(({ secrets }) => secrets));

/** A secret as text, as text whose UTF-8 was taken for Latin-1, and as base64 of its bytes or of its JSON. */
function formsOf(secret: string): string[] {
  const plain = secret.trim();
  const latin1 = String.fromCharCode(...utf8(plain));
  const json = JSON.stringify(plain).slice(1, -1);
  return [...[plain, latin1].map(anySpelling), ...[plain, json].flatMap(base64Forms)];
}

/**
 * Pattern of a text in which each character may be as it is or escaped: in JSON, in a URL, in a form, in HTML, in HTML
 * in a URL. All of them put backslashes anywhere, so those do not count.
 */
function anySpelling(text: string): string {
  const chars = Array.from(text.replaceAll("\\", ""), (char) => {
    const code = char.codePointAt(0) as number;
    const escaped = Array.from(utf8(char), (byte) => `%(?:25)?${hex(byte, 2)}`).join("");
    const units = char.split("").map((unit) => `u${hex(unit.charCodeAt(0), 4)}`);
    const entity = `${ampersand}(?:${hash}0*${code}|${hash}x0*${hex(code)}${names[char] ?? ""})${semicolon}`;
    return `(?:${literal(char)}|${escaped}|${units.join(backslashes)}|${entity}${letters[char] ?? ""})`;
  });
  return chars.join(backslashes);
}

const backslashes = "(?:\\\\|%(?:25)?5c|&#(?:92|x5c);)*";
const hash = "(?:#|%(?:25)?23)";
const semicolon = "(?:;|%(?:25)?3b)";
const ampersand = `(?:&|%(?:25)?26)(?:amp${semicolon})?`;
const literal = (char: string) => char.replace(/[\^$.*+?()[\]{}|]/, "\\$&");
const hex = (value: number, digits = 0) => value.toString(16).padStart(digits, "0");
const utf8 = (text: string) => new TextEncoder().encode(text);

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
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const padded = "\0".repeat(shift) + String.fromCharCode(...utf8(secret));
    const core = btoa(padded).slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6));
    return core.length < 4 ? [] : core.replaceAll("+", "(?:[-+]|%2b)").replaceAll("/", "(?:\\\\?[/_]|%2f)");
  });
}

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
