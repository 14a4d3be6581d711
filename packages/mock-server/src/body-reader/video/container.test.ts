import { containerOf } from "@remo-kit/common/container";
import { expect, test } from "vitest";
import { readInPieces } from "../testing/read.ts";

const ebml = "\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08";

test.each([
  ["\0\0\0\x20ftypisom\0\0\x02\0", "mp4"],
  ["\0\0\0\x20ftypmp42", "mp4"],
  ["\0\0\0\x14ftypqt  \0\0\0\0", "mov"],
  ...["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis"].map((picture) => [
    `\0\0\0\x18ftyp${picture}`,
    "unknown",
  ]),
  ["\0\0\0\x08wide\0\0\0\0mdat", "mov"],
  ["\0\0\0\0moov", "mov"],
  [`${ebml}\x42\x82\x84webm`, "webm"],
  [`${ebml}\x42\x82\x88matroska`, "mkv"],
  [ebml, "unknown"],
  [`${ebml}\x42\x82\x84else`, "unknown"],
  [`${ebml}\x42\x82\x8cno matroska`, "unknown"],
  ["\x1a\x45\xdf\xa3webm", "unknown"],
  ["JUNK\0\0\0\0AVI LIST", "unknown"],
  ["\x89PNG\r\n\x1a\n and more", "png"],
  ["RIFF\0\0\0\0AVI LIST", "avi"],
  ["RIFF\0\0\0\0WAVEfmt ", "unknown"],
  ["\xff\xd8\xff\xe0", "jpeg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["", "unknown"],
  ["ftyp", "unknown"],
])("%j is the beginning of: %s", (start, container) => {
  expect(containerOf(Buffer.from(start, "latin1"))).toBe(container);
});

test("the container of a long video is recognised by its beginning, however it is cut", () => {
  const start = Buffer.from(`${ebml}\x42\x82\x84webm`, "latin1");
  const text = Buffer.concat([start, Buffer.alloc(200_000)]).toString("base64");
  for (const size of [1, 50, 1_000_000]) {
    const { base64_video } = readInPieces(`{"base64_video":"${text}"}`, size).fields;
    expect(base64_video).toMatchObject({ video: { container: "webm" } });
  }
});
