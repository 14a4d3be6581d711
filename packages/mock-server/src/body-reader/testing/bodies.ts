// Bodies of requests, well made, escaped and broken in every way.

import fc from "fast-check";
import { options } from "./read.ts";

type Weighted = readonly [weight: number, arbitrary: fc.Arbitrary<string>];
const some = (...all: Weighted[]) => fc.oneof(...all.map(([weight, arbitrary]) => ({ weight, arbitrary })));
const pick = (...texts: string[]) => fc.constantFrom(...texts);

const hex = (code: number) => code.toString(16).padStart(4, "0");
const escaped = (text: string) => text.replace(/./gs, (char) => `\\u${hex(char.charCodeAt(0))}`);
const wanted = pick(...options.keep, options.video);

/** A character or so, as it is written within a JSON string. */
export const letter = some(
  [6, pick("a", "Z", "7", "+", "=", "-", " ", "'", "{", "]", ",", ":")],
  [2, pick("é", "한", "😀", "\ufeff", "\u2028", "\u007f")],
  [3, pick("\\n", "\\/", '\\"', "\\\\", "\\b", "\\f", "\\r", "\\t", "\\u002B", "\\u003d", "\\u4141")],
  [2, pick("\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\uFeFf", "\\u0000", "\\u00C3", "\\u00c3\\u00a9")],
);
const wrongLetter = pick("\\x", "\\u00g0", "\\", "\n", "\u0001", '"', "\\u12");
const string = fc.array(some([60, letter], [1, wrongLetter]), { maxLength: 12 }).map((all) => all.join(""));

const base64 = fc.tuple(fc.uint8Array({ maxLength: 900 }), fc.nat(3)).map(([bytes, way]) => {
  const text = Buffer.from(bytes).toString("base64");
  if (way === 0) return text;
  if (way === 1) return text.replaceAll("/", "\\/");
  return way === 2 ? text.replaceAll("+", "\\u002B") : escaped(text);
});
/** Something is put in, or stands instead of a character. */
const invalid = fc
  .tuple(fc.uint8Array({ maxLength: 900 }), fc.nat(), some([1, letter], [1, pick("-", "_", "=")]), fc.nat(1))
  .map(([bytes, at, wrong, instead]) => {
    const text = Buffer.from(bytes).toString("base64");
    const place = at % (text.length + 1);
    return text.slice(0, place) + wrong + text.slice(place + instead);
  });
const unpadded = base64.map((text) => text.slice(0, -1));
const video = some([4, base64], [4, invalid], [1, unpadded], [1, string]);

const number = pick("0", "-0", "1", "12.5", "-1e5", "1E+20", "0.0e-1");
const literal = pick("true", "false", "null");
const wrongValue = pick(
  ...["01", "-", "1.", ".5", "1e", "+1", "--1", "-01", "0x1", "1_0", "NaN"],
  ...["tru", "True", "nul", "'a'", "undefined"],
);
const scalar = some([30, string.map((text) => `"${text}"`)], [15, number], [15, literal], [1, wrongValue]);

const name = some(
  [5, wanted],
  [1, wanted.map(escaped)],
  [1, pick("__proto__", "constructor", "", "email", "EmailX", "Email\\u0000")],
  [1, string],
);
const space = some([8, pick("")], [2, pick(" ", "\n\t", "\r", "  ")]);

const { value, object } = fc.letrec<{ value: string; object: string; array: string; member: string }>(
  (tie) => ({
    value: fc.oneof({ depthSize: "small" }, ...[scalar, scalar, scalar, tie("object"), tie("array")]),
    member: fc
      .tuple(name, some([2, tie("value")], [1, video.map((text) => `"${text}"`)]), space)
      .map(([key, content, gap]) => `${gap}"${key}"${gap}:${gap}${content}${gap}`),
    object: fc.array(tie("member"), { maxLength: 6 }).map((members) => `{${members.join(",")}}`),
    array: fc.array(tie("value"), { maxLength: 4 }).map((values) => `[${values.join(",")}]`),
  }),
);

/** What a client would send, more or less. */
const request = fc
  .tuple(video, fc.dictionary(pick(...options.keep), string, { maxKeys: 5 }), fc.nat(5))
  .map(([text, fields, at]) => {
    const members = Object.entries(fields).map(([key, field]) => `"${key}":"${field}"`);
    members.splice(at, 0, `"base64_video":"${text}"`);
    return `{${members.join(",")}}`;
  });

const mark = some([12, pick("")], [1, pick("\ufeff", "\ufeff\ufeff", " ")]);
const body = fc
  .tuple(mark, some([8, object], [8, request], [1, value], [1, wrongValue]))
  .map((all) => all.join(""));

/** A place and what is done to the byte there; what comes may be no UTF-8. */
const change = fc.record({
  at: fc.nat(),
  how: pick("replace", "insert", "delete", "cut"),
  byte: fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x22, 0x5c, 0x7b, 0x7d, 0x2c, 0x80, 0xc3, 0xe2, 0xf0, 0xed, 0xff, 0xbb, 0xbf),
  ),
});
const changes = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(change, { maxLength: 3 }) },
);

function changed(all: Buffer, { at, how, byte }: { at: number; how: string; byte: number }): Buffer {
  const place = at % (all.length + 1);
  if (how === "cut") return all.subarray(0, place);
  const added = how === "delete" ? [] : [byte];
  const rest = all.subarray(how === "insert" ? place : place + 1);
  return Buffer.concat([all.subarray(0, place), Buffer.from(added), rest]);
}

export const bodies = fc.tuple(body, changes).map(([text, all]) => all.reduce(changed, Buffer.from(text)));

/** Where a body is cut; the places are for any length. */
export const cuts = fc.oneof(fc.constant("everywhere" as const), fc.array(fc.nat(), { maxLength: 8 }));

/** The cuts in a body of this length, in rising order. */
export function cutsWithin(length: number, places: "everywhere" | readonly number[]): number[] {
  if (places === "everywhere") return Array.from({ length }, (_, i) => i);
  return places.map((at) => at % (length + 1)).sort((a, b) => a - b);
}
