import { expect, test } from "vitest";
import { assertNoSecrets, hasSecret, redactor } from "./redact.ts";

const secrets = ["mail+kim@example.org", "uk-5fJ/x9+Q==kim", 'api key "7" <ä>'];
const redactText = (text: string, secrets: readonly string[]) => redactor(secrets)(text);

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const ascii = (text: string) =>
  text.replace(/[^a-z0-9]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
const html = (text: string) => text.replace(/[^a-z0-9]/g, (char) => `&#${char.codePointAt(0)};`);
const named = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const base64 = (text: string) => Buffer.from(text).toString("base64");

const spellings: { readonly [name: string]: (secret: string) => string } = {
  "as it is": (secret) => secret,
  "in capitals": (secret) => secret.toUpperCase(),
  "in a URL": encodeURIComponent,
  "in a URL within a URL": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  "in a form": (secret) => new URLSearchParams({ secret }).toString().slice("secret=".length),
  "in JSON": json,
  "in JSON within JSON": (secret) => json(json(secret)),
  "in JSON as Python writes it": ascii,
  "in HTML": named,
  "in HTML by number": html,
  "as UTF-8 that was taken for Latin-1": (secret) => Buffer.from(secret).toString("latin1"),
  "in base64": base64,
  "in base64 after another byte": (secret) => base64(`x${secret}`),
  "in base64 between others": (secret) => base64(`{"a":"${json(secret)}"}`),
  "in base64 for a URL": (secret) => Buffer.from(secret).toString("base64url"),
};

const cases = Object.keys(spellings).flatMap((name) => secrets.map((secret) => [name, secret] as const));

test.each(cases)("a secret is found %s: %s", (name, secret) => {
  const spelled = spellings[name]?.(secret) ?? "";
  expect(hasSecret(`before ${spelled} after`, secrets)).toBe(true);
  const redacted = redactText(`before ${spelled} after`, secrets);
  expect(redacted).toMatch(/^before .*\[redacted\].* after$/);
  expect(hasSecret(redacted, secrets)).toBe(false);
});

test("what guards a report does not show the secret", () => {
  const guarded = () => assertNoSecrets(`see ${secrets[0]}`, secrets, "report.md");
  expect(guarded).toThrow("report.md would show a key or an e-mail address; it was not written.");
  expect(() => assertNoSecrets("nothing of the kind", secrets)).not.toThrow();
});

test("a piece of a video is taken out, and a hash of the run's own is no secret", () => {
  expect(redactText(`got ${"QUJD".repeat(20)}== back`, [])).toBe("got [redacted] back");
  expect(redactText("got QUJDRA== back", [])).toBe("got QUJDRA== back");
  expect(hasSecret("ab".repeat(32), secrets)).toBe(false);
});

test("the longer of two secrets that begin alike goes as a whole", () => {
  expect(redactText("key-1-more, key-1", ["key-1", "key-1-more"])).toBe("[redacted], [redacted]");
});

test("the page's placeholders as keys do not take out the names of the fields", () => {
  const placeholders = ["example@email.com", "userkey", "apikey"];
  expect(redactText('{"UserKey": "userkey", "APIKey": "apikey"}', placeholders)).toBe(
    '{"UserKey": "[redacted]", "APIKey": "[redacted]"}',
  );
  expect(hasSecret("missing:UserKey", placeholders)).toBe(false);
});

test("nothing is a secret where none is given, and blanks around one do not hide it", () => {
  expect(hasSecret("any text", [])).toBe(false);
  expect(hasSecret("any text", ["", "  "])).toBe(false);
  expect(redactText("any text", ["", "  "])).toBe("any text");
  expect(hasSecret("it is key-1!", [" key-1\n"])).toBe(true);
});

test("a report of many megabytes is looked through in little time", () => {
  const text = JSON.stringify({ text: '\\\\\\" 0 1 uk-5fJ %5c%5c m mail+ '.repeat(200_000) });
  const began = performance.now();
  expect(hasSecret(text, secrets)).toBe(false);
  expect(performance.now() - began).toBeLessThan(5000);
});

const long = "요청하신사용자정보를찾을수없습니다";

test.each([
  ["as JSON of Python has it", ascii(long)],
  ["as JSON within JSON", json(ascii(long))],
  ["as a URL has it", encodeURIComponent(long)],
])("a long text in another alphabet is no piece of a video: %s", (_, text) => {
  expect(redactText(`no ${text}`, secrets)).toBe(`no ${text}`);
});

test("a piece of a video beside such a text is taken out", () => {
  expect(redactText(`${ascii(long)}${"QUJD".repeat(20)}`, secrets)).toBe("[redacted]");
  expect(redactText("QUJD\\u002b".repeat(20), secrets)).toBe("[redacted]");
});
