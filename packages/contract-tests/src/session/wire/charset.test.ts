import { expect, test } from "vitest";
import { decodedText } from "./charset.ts";

const json = (message: string) => `{"state":false,"message":"${message}"}`;
/** The bytes of a text whose letters beyond ASCII are these. */
const bytesOf = (...letters: number[]) =>
  Buffer.concat([Buffer.from('{"state":false,"message":"'), Uint8Array.from(letters), Buffer.from('"}')]);
const korean = bytesOf(0xc0, 0xd4, 0xb7, 0xc2); // 입력
const japanese = bytesOf(0x83, 0x47, 0x83, 0x89, 0x81, 0x5b); // エラー
const mark = Uint8Array.of(0xef, 0xbb, 0xbf);
const wide = (text: string) => Buffer.from(text, "utf16le");

test.each<[string, Uint8Array, string | undefined, string, object | undefined]>([
  ["UTF-8", Buffer.from(json("입력")), undefined, json("입력"), undefined],
  ["UTF-8, declared as such", Buffer.from(json("입력")), "UTF-8", json("입력"), undefined],
  ["ASCII, whatever is declared", Buffer.from(json("no")), "euc-kr", json("no"), undefined],
  [
    "UTF-8 with a mark",
    Buffer.concat([mark, Buffer.from(json("입력"))]),
    undefined,
    json("입력"),
    { bom: true },
  ],
  ["EUC-KR, declared as such", korean, "EUC-KR", json("입력"), { charset: "euc-kr" }],
  ["EUC-KR, undeclared", korean, undefined, json("입력"), { charset: "euc-kr" }],
  ["EUC-KR, declared as UTF-8", korean, "utf-8", json("입력"), { charset: "euc-kr" }],
  ["EUC-KR, declared as what nobody knows", korean, "x-hangul", json("입력"), { charset: "euc-kr" }],
  ["Shift_JIS, undeclared", japanese, undefined, json("エラー"), { charset: "shift_jis" }],
  ["windows-1252, undeclared", bytesOf(0xe9), undefined, json("é"), { charset: "windows-1252" }],
  [
    "UTF-16 with a mark",
    wide(`\ufeff${json("입력")}`),
    "utf-16",
    json("입력"),
    { bom: true, charset: "utf-16le" },
  ],
  ["UTF-16 without one", wide(json("입력")), undefined, json("입력"), { charset: "utf-16le" }],
  [
    "UTF-16 the other way round",
    wide(json("입력")).swap16(),
    undefined,
    json("입력"),
    { charset: "utf-16be" },
  ],
  ["nothing", new Uint8Array(0), undefined, "", undefined],
])("bytes are read as what they are: %s", (_, body, charset, text, encoding) => {
  const type = charset === undefined ? "application/json" : `application/json; charset="${charset}"`;
  expect(decodedText(body, type)).toEqual({ text, ...(encoding && { encoding }) });
});
