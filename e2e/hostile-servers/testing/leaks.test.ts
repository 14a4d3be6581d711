import { expect, test } from "vitest";
import { keys, secrets, video } from "./hostile-call.ts";
import { leaksOf } from "./leaks.ts";

const base64 = Buffer.from(video).toString("base64");
const of = (fields: object, message = "plain") => leaksOf(Object.assign(new Error(message), fields), secrets);

test("an error without a secret has no leak", () => {
  expect(of({ uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca", url: "http://127.0.0.1/api" })).toEqual([]);
});

const hidden = Object.defineProperty({}, "hidden", { value: keys.apiKey, enumerable: false });
const leaks: readonly (readonly [where: string, fields: object, message?: string])[] = [
  ["the message", {}, `no user ${keys.email}`],
  ["a property", { excerpt: keys.userKey }],
  ["a name", { [keys.apiKey]: 1 }],
  ["a property that is not shown", { inner: hidden }],
  ["a symbol", { [Symbol("key")]: keys.userKey }],
  ["a cause of a cause", { cause: new Error("a", { cause: { deep: [keys.email] } }) }],
  ["a getter", Object.create(null, { key: { enumerable: true, get: () => keys.email } })],
  ["a Map", { headers: new Map([["x", keys.email]]) }],
  ["a key in a URL", { url: encodeURIComponent(keys.userKey) }],
  ["a key in base64", { text: Buffer.from(keys.email).toString("base64") }],
  ["the bytes of the video", { body: video }],
  ["a piece of the video", { excerpt: `…${base64.slice(500, 561)}…` }],
  ["a piece of the video in a URL", { excerpt: encodeURIComponent(base64.slice(500, 570)) }],
];

for (const [where, fields, message] of leaks) {
  test(`a secret in ${where} is found`, () => {
    expect(of(fields, message)).not.toEqual([]);
  });
}
