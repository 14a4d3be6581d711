// What may happen to the bytes of a body on its way out of a careless or a malicious program.

import { gzipSync } from "node:zlib";
import fc from "fast-check";

/** Bytes before, bytes after. */
export type Mutation = (bytes: Buffer) => Buffer;

const latin1 = (text: string) => Buffer.from(text, "latin1");

/** What readers have stumbled over. */
const tokens = [
  ...[
    '"',
    "\\",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    "\\/",
    "\\x41",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "//",
    "/*",
  ],
  ...[
    "NaN",
    "-Infinity",
    "1e999",
    "-0",
    "01",
    "1.",
    "+1",
    "0x1F",
    "9".repeat(400),
    "True",
    "None",
    "undefined",
  ],
  ...["data:video/mp4;base64,", "b'", "-", "_", "=", "====", "%2B", "\n", "\r\n", "\t", "\0", "\x1f", "\x7f"],
  ...[
    "\xef\xbb\xbf",
    "\xc0\x80",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "\xe2\x82",
    "\xff",
    "\xfe\xff",
    "\xe2\x80\xa8",
  ],
  ...['"base64_video":', '"Email":1,', '"__proto__":{"Email":"a"},', '"uuid":null,', '"\\u0045mail":"x",'],
];

const meaningful = new Set(Buffer.from('"\\{}[],:'));

/** A place in bytes of any length: anywhere, or right behind a byte that means something. */
const place = fc.tuple(fc.nat(), fc.boolean()).map(([at, snap]) => (bytes: Buffer) => {
  const somewhere = at % (bytes.length + 1);
  if (!snap) return somewhere;
  const next = bytes.subarray(somewhere).findIndex((byte) => meaningful.has(byte));
  return next < 0 ? somewhere : somewhere + next + 1;
});
const length = fc.oneof({ weight: 4, arbitrary: fc.nat(8) }, { weight: 1, arbitrary: fc.nat(400) });

const put = (bytes: Buffer, at: number, added: Buffer, instead = 0) =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + instead)]);

const flip = fc.tuple(place, fc.nat(7)).map(([at, bit]) => (bytes: Buffer) => {
  const where = Math.min(at(bytes), bytes.length - 1);
  return bytes.length === 0 ? bytes : put(bytes, where, Buffer.of((bytes[where] as number) ^ (1 << bit)), 1);
});
const byte = fc.tuple(place, fc.nat(255), fc.nat(1)).map(
  ([at, code, instead]) =>
    (bytes: Buffer) =>
      put(bytes, at(bytes), Buffer.of(code), instead),
);
const token = fc.tuple(place, fc.constantFrom(...tokens), length).map(
  ([at, text, instead]) =>
    (bytes: Buffer) =>
      put(bytes, at(bytes), latin1(text), instead % 3),
);
const cut = place.map((at) => (bytes: Buffer) => bytes.subarray(0, at(bytes)));
const drop = fc.tuple(place, length).map(
  ([at, count]) =>
    (bytes: Buffer) =>
      put(bytes, at(bytes), Buffer.alloc(0), count),
);
const repeat = fc
  .tuple(place, length, fc.integer({ min: 1, max: 40 }))
  .map(([at, count, times]) => (bytes: Buffer) => {
    const from = at(bytes);
    const slice = bytes.subarray(from, from + count);
    return put(bytes, from, Buffer.concat(Array.from({ length: times }, () => slice)));
  });
const move = fc.tuple(place, length, place).map(([from, count, to]) => (bytes: Buffer) => {
  const at = from(bytes);
  const rest = put(bytes, at, Buffer.alloc(0), count);
  return put(rest, to(rest), bytes.subarray(at, at + count));
});

/** Members of any size put in where one could stand, or could not. */
const depth = fc.oneof(
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 990, max: 1010 }),
  fc.integer({ min: 1, max: 5000 }),
);
const nest = fc.tuple(place, depth, fc.boolean(), fc.boolean()).map(([at, levels, isArray, isClosed]) => {
  const [open, close] = isArray ? ["[", "]"] : ['{"a":', "}"];
  const end = isClosed ? (isArray ? "" : "1") + close.repeat(levels) : "";
  return (bytes: Buffer) => put(bytes, at(bytes), latin1(`${open.repeat(levels)}${end}`));
});
const huge = fc
  .tuple(
    place,
    fc.constantFrom("a", "\\u0041", "\xed\x95\x9c", "9", " ", "=", "\\"),
    fc.nat(18_000),
    fc.nat(3),
  )
  .map(([at, piece, size, as]) => {
    const text = piece.repeat(Math.ceil(size / piece.length));
    const member = [text, `"${text}":1,`, `"Email":"${text}",`, `"base64_video":"${text}",`][as] as string;
    return (bytes: Buffer) => put(bytes, at(bytes), latin1(member));
  });

/** The same text as other programs write it. */
const encode = fc.constantFrom<Mutation>(
  (bytes) => Buffer.concat([latin1("\xff\xfe"), Buffer.from(bytes.toString(), "utf16le")]),
  (bytes) => Buffer.from(bytes.toString(), "utf16le"),
  (bytes) => Buffer.from(bytes.toString("latin1")),
  (bytes) => Buffer.from(JSON.stringify(bytes.toString())),
  (bytes) => Buffer.from(new URLSearchParams({ json: bytes.toString() }).toString()),
  (bytes) => Buffer.from(bytes.toString("base64")),
  (bytes) => gzipSync(bytes),
  (bytes) => Buffer.concat([bytes, bytes]),
  (bytes) => latin1(bytes.toString("latin1").replaceAll('"', "'")),
  (bytes) => latin1(bytes.toString("latin1").toLowerCase()),
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  ...[flip, byte, token, cut, drop, repeat, move].map((arbitrary) => ({ weight: 6, arbitrary })),
  { weight: 2, arbitrary: nest },
  { weight: 1, arbitrary: huge },
  { weight: 1, arbitrary: encode },
);

/** What is done to one body, in this order. */
export const mutations = fc
  .oneof(fc.array(mutation, { maxLength: 1 }), fc.array(mutation, { maxLength: 5 }))
  .map(
    (all): Mutation =>
      (bytes) =>
        all.reduce((changed, mutate) => mutate(changed), bytes),
  );
