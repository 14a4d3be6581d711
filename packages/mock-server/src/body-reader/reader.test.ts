import { expect, test } from "vitest";
import { createBodyReader, readWhole } from "./reader.ts";
import { allWays, options, read, readInPieces } from "./testing/read.ts";

const email = { type: "string", value: "a@b.c" } as const;

test("a body gives its small fields and what is known of its video", () => {
  const body = '{"Email":"a@b.c","height":"170","base64_video":"/9j/4AAQ"}';
  for (const result of allWays(body)) {
    expect(result).toEqual({
      bytes: body.length,
      fields: {
        Email: email,
        height: { type: "string", value: "170" },
        base64_video: {
          type: "video",
          video: {
            length: 8,
            bytes: 6,
            xxh64: "0ad17afc5f77ea4e",
            head: Buffer.from("/9j/4AAQ", "base64"),
          },
        },
      },
    });
  }
});

test("a body of no bytes is empty, however it comes", () => {
  const reader = createBodyReader(options);
  reader.write(new Uint8Array(0));
  const empty = { bytes: 0, problem: { kind: "empty", reason: "the body is empty" }, fields: {} };
  expect(reader.end()).toEqual(empty);
  expect(read("")).toEqual(empty);
  expect(createBodyReader(options).end()).toEqual(empty);
});

test.each([
  [" ", 1],
  ["\ufeff", 3],
  ["{", 1],
  ["{'state': True}", 1],
  ['{"state": True}', 10],
  ["None", 0],
  ['{"Email":"a@b.c",}', 17],
  ['{"Email" "a"}', 9],
  ['{"Email":"a"} {}', 14],
  ['{"Email":[}', 10],
  ['{"Email":{]', 10],
  ['{"Email":"a"]', 12],
  ['{"Email":1,,', 11],
  ["1,", 1],
  ['"a"}', 3],
  ["[1 2]", 3],
  ["[01]", 2],
  ["[-]", 2],
  ["[--1]", 2],
  ["[-01]", 3],
  ["-", 1],
  ["1.", 2],
  ["[1.e]", 3],
  ["[1e+]", 4],
  ["tru", 3],
  ["trUe", 2],
  ['{"x":"a\nb"}', 7],
  ['{"Email":"\\x"}', 11],
  ['{"Email":"\\u00g0"}', 14],
  ['{"Email":"\\u00', 14],
  ['{"base64_video":"AAAA\u0001AAA"}', 21],
  ['{"base64_video":"AAAAAAAAA\nAA"}', 26],
  ['{"base64_video":"AAAA', 21],
  ["\ufeff\ufeff{}", 3],
  ["{}é", 2],
])("%j is not JSON from byte %i on", (body, at) => {
  for (const result of allWays(body)) {
    const problem = { kind: "unusable", reason: `the body is not JSON (at byte ${at})` };
    expect(result).toEqual({ bytes: Buffer.byteLength(body), problem, fields: {} });
  }
});

test.each([
  [[0xef, 0x7b, 0x7d], 1],
  [[0xef, 0xbb, 0x7b, 0x7d], 2],
  [[0xef, 0x20, 0xbf, 0x7b, 0x7d], 1],
  [[0xef, 0xbb], 2],
])("bytes %j, a broken byte order mark, are not JSON from byte %i on", (bytes, at) => {
  for (const { problem } of allWays(Uint8Array.from(bytes))) {
    expect(problem?.reason).toBe(`the body is not JSON (at byte ${at})`);
  }
});

test.each(["[]", "null", '"text"', "12", " -0.5e+3 ", "true", '[{"Email":"a"}]', "\ufeff1"])(
  "%j is JSON, but not an object",
  (body) => {
    for (const { problem } of allWays(body)) {
      expect(problem).toEqual({ kind: "unusable", reason: "the body is JSON, but not an object" });
    }
  },
);

test.each([
  [12, "number"],
  [-0.5e-7, "number"],
  [true, "boolean"],
  [false, "boolean"],
  [null, "null"],
  [{ a: ["b"] }, "object"],
  [[["Email"]], "array"],
])("of a field that is %j only the type is kept", (value, type) => {
  for (const { fields } of allWays(JSON.stringify({ Email: value, base64_video: value }))) {
    expect(fields).toEqual({ Email: { type }, base64_video: { type } });
  }
});

test.each([
  ['{"Email":"no","Email":"a@b.c"}'],
  ['{"Email":{"Email":"no"},"Email":"a@b.c"}'],
  ['{"Email":12,"\\u0045mail":"a@b.c"}'],
  ['{"x":{"UserKey":"no"},"y":[{"APIKey":"no"},"uuid"],"Email":"a@b.c","z":"height"}'],
  ['{"Email":"a@b.c","email":"no","EmailEmail":"no","Emai":"no","":"no"}'],
  ['{"Email":"\\u0061@\\u0062.c","__proto__":{"UserKey":"no"},"constructor":"no"}'],
  [' \r\n\t{ "Email"\n:\t"a@b.c" } '],
  ['\ufeff{"Email":"a@b.c"}'],
])("%j has the one field Email", (body) => {
  for (const result of allWays(body)) expect(result.fields).toEqual({ Email: email });
});

test("a video that comes twice is the last one", () => {
  const first = Buffer.alloc(90_000, 1).toString("base64");
  for (const size of [100, 65_536, 1_000_000]) {
    const { fields } = readInPieces(`{"base64_video":"${first}","base64_video":"AAAA"}`, size);
    expect(fields).toEqual(read('{"base64_video":"AAAA"}').fields);
  }
});

test("a name of Object.prototype is a field like any other, if it is wanted", () => {
  const wanted = { keep: ["__proto__", "toString"], video: "constructor" };
  const body = Buffer.from('{"__proto__":"a","padding":[]}');
  const { fields } = readWhole(body, wanted);
  expect(Object.entries(fields)).toEqual([["__proto__", { type: "string", value: "a" }]]);
  expect(Object.entries(readWhole(Buffer.from("{}"), wanted).fields)).toEqual([]);
});

test("a value is text as JSON.parse and TextDecoder give it", () => {
  const written = `${String.raw`\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\ude00\ud83d é한😀`}\ufeff`;
  for (const { fields } of allWays(`{"Email":"${written}"}`)) {
    expect(fields.Email).toEqual({ type: "string", value: JSON.parse(`"${written}"`) });
  }
});

test.each([
  [[0xff], "\ufffd"],
  [[0xe2, 0x82], "\ufffd"],
  [[0xe2, 0x82, 0x61], "\ufffda"],
  [[0xe2, 0x5c, 0x6e], "\ufffd\n"],
  [[0xf0, 0x9f, 0xff, 0x80], "\ufffd\ufffd\ufffd"],
  [[0xc0, 0xaf], "\ufffd\ufffd"],
  [[0xed, 0xa0, 0x80], "\ufffd\ufffd\ufffd"],
])("bytes %j, which are no UTF-8, become %j", (bytes, value) => {
  const body = Buffer.concat([Buffer.from('{"Email":"'), Buffer.from(bytes), Buffer.from('"}')]);
  for (const { fields } of allWays(body)) expect(fields.Email).toEqual({ type: "string", value });
});

test.each(["12345", "1234\\u0035", "é🙂", "\\ud83d\\ude001"])(
  "a field of more than its limit is refused, and its value is not shown: %s",
  (value) => {
    const problem = { kind: "unusable", reason: "UserKey is longer than 4 bytes" };
    for (const result of allWays(`{"UserKey":"${value}","Email":"a"`, { fieldBytes: 4 })) {
      expect(result.problem).toEqual(problem);
      expect(result.fields).toEqual({});
    }
  },
);

test("a field of more than its limit is refused before its end", () => {
  for (const { problem } of allWays('{"UserKey":"12345', { fieldBytes: 4 })) {
    expect(problem?.reason).toBe("UserKey is longer than 4 bytes");
  }
});

test.each(["1234", "\\u0031\\u0032\\u0033\\u0034", "éé", "\\ud83d\\ude00"])(
  "a field of just its limit is kept: %s",
  (value) => {
    for (const { fields } of allWays(`{"UserKey":"${value}"}`, { fieldBytes: 4 })) {
      expect(fields.UserKey).toEqual({ type: "string", value: JSON.parse(`"${value}"`) });
    }
  },
);

test("16384 bytes of a field are kept, unless other limits are given", () => {
  const of = (length: number) => `{"APIKey":"${"k".repeat(length)}"}`;
  expect(read(of(16_384)).fields.APIKey).toEqual({ type: "string", value: "k".repeat(16_384) });
  expect(read(of(16_385)).problem?.reason).toBe("APIKey is longer than 16384 bytes");
});

test("what is not wanted may be of any size", () => {
  const long = "x".repeat(200_000);
  const body = `{"${long}":"${long}","a":[${"12.5,".repeat(40_000)}"\\u0000é"],"Email":"a@b.c"}`;
  for (const size of [1000, 65_536, 10_000_000]) {
    expect(readInPieces(body, size).fields).toEqual({ Email: email });
  }
});

test.each([
  ["[", "]"],
  ['{"a":', "}"],
])("a body of %s%s may be 1000 deep, and no deeper", (open, close) => {
  const deep = (depth: number) =>
    `{"a":${open.repeat(depth - 1)}${open === "[" ? "" : "1"}${close.repeat(depth - 1)}}`;
  expect(read(deep(1000)).problem).toBeUndefined();
  const problem = { kind: "unusable", reason: "the body is nested deeper than 1000 levels" };
  for (const size of [1, 100, 10_000]) expect(readInPieces(deep(1001), size).problem).toEqual(problem);
});

test("after a problem the rest is counted, and nothing else", () => {
  const reader = createBodyReader(options);
  reader.write(Buffer.from("nonsense"));
  for (let i = 0; i < 1000; i++) reader.write(Buffer.alloc(100_000, "[[[[{"));
  const problem = { kind: "unusable", reason: "the body is not JSON (at byte 1)" };
  expect(reader.end()).toEqual({ bytes: 100_000_008, problem, fields: {} });
});
