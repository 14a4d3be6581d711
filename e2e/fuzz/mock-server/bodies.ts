// Bodies: those that the tests of the body reader make, and requests that were good before something happened to them.

import fc from "fast-check";
import { bodies as grammatical } from "../../../packages/mock-server/src/body-reader/testing/bodies.ts";
import { mutations } from "./mutations.ts";

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const start = Buffer.from("AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=", "base64");
const pieceBytes = 65_536;

/** Few are long; some of those end about where the reader takes the next piece. */
const videoBytes = fc.oneof(
  { weight: 40, arbitrary: fc.nat(120) },
  { weight: 4, arbitrary: fc.nat(2000) },
  { weight: 1, arbitrary: fc.integer({ min: 12_000, max: 13_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 200 }).map((more) => (pieceBytes * 3) / 4 - 100 + more) },
);
const video = fc
  .tuple(videoBytes, fc.nat(255))
  .map(([size, salt]) =>
    Buffer.concat([start, Buffer.from(Array.from({ length: size }, (_, i) => (i * i * salt) >> 3))]),
  );

/** As the JSON of this and that language is written. */
const writers: readonly ((value: object) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, undefined, 2),
  (value) => JSON.stringify(value).replaceAll(",", ", ").replaceAll('":', '": '),
  (value) => JSON.stringify(value).replaceAll("/", "\\/"),
  (value) => JSON.stringify(value).replaceAll("+", "\\u002B"),
];
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: "binary", maxLength: 12 }));

/** Requests as they should be, of this account. */
export const requestsOf = (keys: { readonly [name: string]: string }) =>
  fc
    .tuple(video, fc.option(text, { freq: 4 }), fc.nat(3), fc.constantFrom(...writers))
    .map(([bytes, other, last, write]) => {
      const members = Object.entries({
        ...keys,
        height: "170",
        uuid,
        ...(other !== null && { note: other }),
      });
      members.splice(members.length - last, 0, ["base64_video", bytes.toString("base64")]);
      return Buffer.from(write(Object.fromEntries(members)));
    });

export const mutated = (requests: fc.Arbitrary<Buffer>) =>
  fc.tuple(requests, mutations).map(([bytes, mutate]) => mutate(bytes));

export const bodies: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 2, arbitrary: grammatical },
  {
    weight: 3,
    arbitrary: mutated(requestsOf({ Email: "a@b.example", UserKey: "user-key", APIKey: "api-key" })),
  },
);
