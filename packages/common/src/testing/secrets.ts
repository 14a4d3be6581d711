// Random secrets, the ways in which they may be written, and what finds them in any of these.

import fc from "fast-check";

// The ways in which a secret may be written.

const bytes = (text: string) => Buffer.from(text);
export const wellFormed = (text: string) => bytes(text).toString();
export const url = (text: string) => encodeURIComponent(wellFormed(text));
const asciiJson = (text: string) =>
  JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const html = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? "&#39;",
  );

export const spellings: { readonly [name: string]: (text: string) => string } = {
  plain: (text) => text,
  "without the space around it": (text) => text.trim(),
  "in lower case": (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  "in JSON": (text) => JSON.stringify(text),
  "in JSON of ASCII": asciiJson,
  "in JSON of PHP": (text) => asciiJson(text).replaceAll("/", "\\/"),
  "in JSON of JSON": (text) => JSON.stringify(JSON.stringify(text)),
  "in a URL": url,
  "in a URL, in lower case": (text) => url(text).replace(/%../g, (code) => code.toLowerCase()),
  "in a path": (text) => encodeURI(wellFormed(text)),
  "in a URL in a URL": (text) => encodeURIComponent(url(text)),
  "in a form": (text) => new URLSearchParams({ text }).toString().slice(5),
  "in HTML": html,
  "in HTML by number": (text) => Array.from(text, (char) => `&#${char.codePointAt(0)};`).join(""),
  "in HTML by number, without semicolons": (text) =>
    Array.from(text, (char) => `&#${char.codePointAt(0)}`).join(""),
  "in HTML by hexadecimal number, without semicolons": (text) =>
    Array.from(text, (char) => `&#x${char.codePointAt(0)?.toString(16)}`).join(""),
  "in code, by code point": (text) =>
    Array.from(text, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`).join(""),
  "in HTML in a URL": (text) => url(html(text)),
  "as Latin-1": (text) => bytes(text).toString("latin1"),
  "in base64": (text) => bytes(text).toString("base64"),
  "in base64, after one byte": (text) => bytes(`:${text}:`).toString("base64"),
  "in base64, after two bytes": (text) => bytes(`{"${text}"}`).toString("base64"),
  "in base64url": (text) => bytes(`::${text}`).toString("base64url"),
  "in JSON in base64": (text) => bytes(JSON.stringify({ key: text })).toString("base64"),
};

// What finds a secret, however it is written; it shares no code with what is tested.

const bare = (text: string) => text.replaceAll("\\", "").toLowerCase();
const named: { readonly [name: string]: string } = { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'" };
const controls: { readonly [letter: string]: string } = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const ofCode = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "");
const decoders: readonly ((text: string) => string)[] = [
  (text) =>
    text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll("%", ""), "hex").toString()),
  (text) =>
    text
      .replace(/\\+u([0-9a-f]{4})/gi, (_, unit) => String.fromCharCode(Number.parseInt(unit, 16)))
      .replace(/\\+u\{([0-9a-f]+)\}/gi, (_, code) => ofCode(Number.parseInt(code, 16)))
      .replace(/\\+([bfnrt])/g, (_, letter) => controls[letter] ?? letter),
  (text) =>
    text
      .replace(/&#(\d+);?/g, (_, code) => ofCode(Number(code)))
      .replace(/&#x([0-9a-f]+);?/gi, (_, code) => ofCode(Number.parseInt(code, 16)))
      .replace(/&(\w+);/g, (all, name) => named[name] ?? all),
  (text) => text.replaceAll("+", " "),
  (text) => (/[^\0-\xff]/.test(text) ? text : Buffer.from(text, "latin1").toString()),
];

export function finds(text: string, secret: string): boolean {
  const sought = bare(secret.trim());
  const once = decoders.map((decode) => decode(text));
  const twice = once.flatMap((one) => decoders.map((decode) => decode(one)));
  const plain = new Set([text, ...once, ...twice]);
  if ([...plain].some((one) => bare(one).includes(sought))) return true;
  return secret.trim().length >= 6 && inBase64(text, secret.trim());
}

function inBase64(text: string, secret: string): boolean {
  const forms = [secret, JSON.stringify(secret).slice(1, -1)].map(bytes);
  const digits = text.match(/[\w+/-]{6,}/g) ?? [];
  return digits.some((run) =>
    [0, 1, 2, 3].some((shift) => {
      const binary = Buffer.from(run.slice(shift), "base64");
      return forms.some((form) => binary.includes(form));
    }),
  );
}

// Random secrets: long and short, of any character, with a weakness for those that have a meaning somewhere.

const special = fc.constantFrom(
  ..."\"'\\/<>&%+-_=?#:;.,!*()[]{}|^$~` \t\n",
  ..."aZ09",
  "é",
  "키",
  "👟",
  "ß",
  "İ",
);
export const secret = fc
  .oneof(
    fc.string({ unit: special, minLength: 4, maxLength: 30 }),
    fc.string({ unit: "grapheme", minLength: 4, maxLength: 30 }),
    fc.string({ unit: "binary", minLength: 4, maxLength: 12 }),
    fc.base64String({ minLength: 20, maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 16, maxLength: 40 }),
    fc.emailAddress(),
  )
  .filter((text) => new Set(bare(text.trim())).size >= 3 && bare(text.trim()).length >= 4);
export const spelling = fc.constantFrom(...Object.entries(spellings));
export const around = fc.string({ unit: fc.constantFrom(..."ab Z9:,=\n"), maxLength: 3 });
