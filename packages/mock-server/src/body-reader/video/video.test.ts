import { expect, test } from "vitest";
import { read, readInPieces, videosOf } from "../testing/read.ts";
import { hashOf } from "./hash.ts";

const xxh64 = hashOf;

test.each(["", "AAAA", "AA==", "AAA=", "+/09azAZ", "AB==", "//8=", "AAAAAA=="])("%j is base64", (text) => {
  const bytes = Buffer.from(text, "base64");
  for (const field of videosOf(text)) {
    expect(field).toMatchObject({
      video: { length: text.length, flaw: undefined, bytes: bytes.length, xxh64: xxh64(bytes) },
    });
  }
});

const long = "QUJD".repeat(100);

test.each([
  ["AAA", "has 3 characters, which is not a multiple of 4: is its padding missing?"],
  ["AA", "has 2 characters, which is not a multiple of 4: is its padding missing?"],
  ["AAAAA", "has 5 characters, which is not a multiple of 4"],
  ["A===", "has padding before its end at character 1"],
  ["====", "has padding before its end at character 0"],
  ["AA=A", "has padding before its end at character 2"],
  ["AAAA=", "has 5 characters, which is not a multiple of 4"],
  ["AAAA====", "has padding before its end at character 4"],
  ["AA==AAAA", "has padding before its end at character 2"],
  ["AAA=\\u0041AAA", "has padding before its end at character 3"],
  ["AA A", "has white space at character 2"],
  ["AAA\\t", "has white space at character 3"],
  ["AAA-", "has the URL-safe character - at character 3"],
  ["_AAA", "has the URL-safe character _ at character 0"],
  ["AAA\\n", "has a line break at character 3"],
  ["AAA\\u000d", "has a line break at character 3"],
  ["ÄAAA", "has a character that is not of base64 at character 0"],
  ["AA\\u4141A", "has a character that is not of base64 at character 2"],
  ["AAA\\u00c1", "has a character that is not of base64 at character 3"],
  ["AAA\\u0000", "has a character that is not of base64 at character 3"],
  ["AAA\\\\", "has a character that is not of base64 at character 3"],
  ['AAA\\"', "has a character that is not of base64 at character 3"],
  ["data:video/mp4;base64,AAAA", "starts with a data: URL prefix"],
  ["b'AAAA'", "starts with b', as bytes of Python are shown"],
  [`${long.slice(0, 76)}\\n${long}`, "has a line break at character 76"],
  [`${long}-${long}`, "has the URL-safe character - at character 400"],
  [`${long}_AAA${long}`, "has the URL-safe character _ at character 400"],
  [`${long} AAA${long}`, "has white space at character 400"],
  [`${long}AA==${long}`, "has padding before its end at character 402"],
  [`${long}é${long}`, "has a character that is not of base64 at character 400"],
])("%j is not base64: it %s", (text, flaw) => {
  const { length } = JSON.parse(`"${text}"`);
  const video = { length, flaw: `base64_video ${flaw}`, bytes: 0, xxh64: "", head: Buffer.alloc(0) };
  for (const field of videosOf(text)) expect(field).toEqual({ type: "video", video });
});

test.each([
  [[0xe2, 0x82, 0xac], 1],
  [[0xf0, 0x9f, 0x98, 0x80], 2],
  [[0xff, 0xe2, 0x82], 2],
  [[0xe2, 0x5c, 0x6e, 0x41], 3],
])("the length of what is not base64 is in UTF-16 units: bytes %j have %i", (bytes, length) => {
  for (const field of videosOf(Uint8Array.from(bytes))) expect(field).toMatchObject({ video: { length } });
});

const video = Uint8Array.from({ length: 200_001 }, (_, i) => (i * i) >> 5);
const text = Buffer.from(video).toString("base64");

test.each([
  ["as it is", text],
  ["with the escapes of PHP", text.replaceAll("/", "\\/")],
  ["with the escapes of .NET", text.replaceAll("+", "\\u002B")],
  ["with each character escaped", text.replace(/./g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)],
])("a long video is decoded, counted and hashed %s", (_, literal) => {
  for (const size of [11, 65_536, 65_537, 10_000_000]) {
    expect(readInPieces(`{"base64_video":"${literal}"}`, size).fields.base64_video).toMatchObject({
      video: { length: text.length, flaw: undefined, bytes: video.length, xxh64: xxh64(video) },
    });
  }
});

test("no character but those of the alphabet is taken, wherever it stands in a long video", () => {
  const digits = /^[A-Za-z0-9+/]$/;
  for (let code = 0x20; code < 0x100; code++) {
    const char = String.fromCharCode(code);
    for (const at of [0, 301, 500, 998, 999]) {
      const invalid = `${"A".repeat(at)}${char}${"A".repeat(999 - at)}`;
      const field = read(JSON.stringify({ base64_video: invalid, pad: [] })).fields.base64_video;
      const isPadding = char === "=" && at === 999;
      const flawed = field?.type === "video" && field.video.flaw !== undefined;
      expect(flawed, `${code} at ${at}`).toBe(!digits.test(char) && !isPadding);
    }
  }
});

test("the first bytes of a long video are kept, however it is cut", () => {
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251));
  const text = bytes.toString("base64");
  for (const size of [1, 50, 1_000_000]) {
    const { base64_video } = readInPieces(`{"base64_video":"${text}"}`, size).fields;
    expect(base64_video).toMatchObject({ video: { head: bytes.subarray(0, 4100) } });
  }
});
