import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { endRedactor, redactCause, redactor } from "./redact.ts";
import { around, finds, secret, spelling, spellings } from "./testing/secrets.ts";

test("what finds a secret does find each spelling of it", () => {
  fc.assert(
    fc.property(secret, spelling, around, (key, [name, spell], beside) => {
      fc.pre(!name.includes("base64") || key.trim().length >= 6);
      expect(finds(`... ${beside} ${spell(key)} ${beside} ...`, key)).toBe(true);
    }),
    { seed: 20_260, numRuns: 30 },
  );
});

test.each(Object.entries(spellings))(
  "a key %s is redacted, at the beginning of a text, within it and at its end",
  (_, spell) => {
    for (const key of ['kick+"off"/7 &\t<키>👟', " user-secret\n", 'a\\"b\\"c\\"d', "pläyer@example.com"]) {
      const redact = redactor([key]);
      for (const text of [spell(key), `. ${spell(key)} .`]) {
        expect(finds(text, key)).toBe(true);
        expect(finds(redact(text), key), redact(text)).toBe(false);
      }
    }
  },
);

test("what is redacted is marked, and the rest stays", () => {
  const redact = redactor(["player@example.com", "user-secret", "api-secret"]);
  expect(redact("no Player@Example.com with api-secret (api%2Dsecret)")).toBe(
    "no [redacted] with [redacted] ([redacted])",
  );
  expect(redact("a public text, with user and secret")).toBe("a public text, with user and secret");
});

test("of a secret that a text breaks off in, four characters are enough, and only at the end", () => {
  const end = endRedactor(["player+1@example.com", "uk-5fJ/x9", "abc"]);
  expect(end("for Play")).toBe("for [redacted]");
  expect(end("for player%2B1%4")).toBe("for [redacted]");
  expect(end("for player\\u002")).toBe("for [redacted]");
  expect(end("no player of uk")).toBe("no player of uk");
  expect(end("player+1, uk-5fJ/x9.")).toBe("player+1, uk-5fJ/x9.");
});

test("a digest is no piece of a video, and what is longer may be", () => {
  const redact = redactor(["api-secret"]);
  for (const length of [64, 96]) expect(redact(`id ${"0aF".repeat(length / 3)}0`)).toMatch(/^id [0aF]+$/);
  expect(redact(`id ${"5f".repeat(60)}`)).toBe("id [redacted]");
  expect(redact(`id ${"5f".repeat(32)}XYZ`)).toBe("id [redacted]");
});

test("a secret within another is redacted with it", () => {
  expect(redactor(["key", "key-and-more", "more"])("my key-and-more, my key, and more")).toBe(
    "my [redacted], my [redacted], and [redacted]",
  );
});

test.each([
  ["a secret", redactor],
  ["its beginning", endRedactor],
])("a long text of backslashes, signs or digits is searched for %s in no time", (_, of) => {
  const redact = of(['"\\"\\"%', "//++//", "%25%25%25"]);
  const began = performance.now();
  for (const piece of ["\\", "%", "%25", "/", "&", '"\\', "A", "&#92;"]) redact(piece.repeat(200_000));
  expect(performance.now() - began).toBeLessThan(2000);
});

test("semicolons that may be left out leave no second way to match", () => {
  const redact = redactor([`${";".repeat(40)}x`, `${"\t2;".repeat(12)}x`]);
  const began = performance.now();
  for (const piece of ["&#59;", "&#x3b;", "&#59", ";", "&#92;", "\\u{3b}"]) redact(piece.repeat(2000));
  expect(performance.now() - began).toBeLessThan(2000);
});

const redact = redactor(["api-secret"]);

/** With a stack of its own: a path on some machine may be as long as a piece of a video. */
const plain = <Thrown extends Error>(error: Thrown, fields: object = {}) =>
  Object.assign(error, { stack: `${error.name}: ${error.message}\n    at send (node.js:1:1)` }, fields);

test.each([
  ["a plain error", plain(new TypeError("fetch failed"), { code: "ECONNRESET", errno: -104 })],
  ["an error with a plain cause", plain(new TypeError("fetch failed", { cause: plain(new Error("reset")) }))],
])("%s is a cause as it is", (_, error) => {
  expect(redactCause(error, redact)).toBe(error);
});

test.each([
  ["a secret in its message", new Error("api-secret is wrong")],
  ["a secret in its stack", Object.assign(new Error("no"), { stack: "at api-secret" })],
  ["a secret in a cause", new Error("no", { cause: new Error("api-secret") })],
  ["an object in it", Object.assign(new Error("no"), { request: { headers: {} } })],
  ["a hidden object in it", Object.defineProperty(new Error("no"), "request", { value: {} })],
  ["a function in it", Object.assign(new Error("no"), { toJSON: () => "api-secret" })],
  ["errors in it", new AggregateError([new Error("api-secret")], "no")],
])("an error with %s becomes a bare copy, which keeps its code", (_, error) => {
  const copy = redactCause(Object.assign(error, { code: "ECONNRESET" }), redact) as Error;
  expect(copy).not.toBe(error);
  expect(copy).toMatchObject({ name: error.name, code: "ECONNRESET" });
  expect(Reflect.ownKeys(copy).sort()).toEqual(["cause", "code", "message", "name", "stack"]);
  expect(inspect(copy, { showHidden: true, depth: 10 })).not.toContain("api-secret");
});

test("an error that is its own cause is cut off", () => {
  const circle = new Error("round");
  circle.cause = circle;
  expect(inspect(redactCause(circle, redact))).toContain("round");
});

test("the names of the fields stay, also under the page's own placeholders", () => {
  const redact = redactor(["example@email.com", "userkey", "apikey"]);
  expect(redact("wrong APIKey, not apikey")).toBe("wrong APIKey, not [redacted]");
});

test("a copy of a cause keeps what may be shown: its texts, a cause that is text, its stack", () => {
  const redact = redactor(["sesame"]);
  const error = new Error("open sesame", { cause: "said sesame" });
  const copy = redactCause(error, redact) as Error;
  expect(copy.message).toBe("open [redacted]");
  expect(copy.cause).toBe("said [redacted]");
  expect(copy.stack).toMatch(/^Error: open \[redacted\]\n +at /);
});

test("a secret whose bytes are written in hex is found", () => {
  const secret = "kq-91jx7";
  const digits = Buffer.from(secret).toString("hex");
  const redact = redactor([secret]);
  expect([redact(`x ${digits}.`), redact(digits.toUpperCase())]).toEqual(["x [redacted].", "[redacted]"]);
});
