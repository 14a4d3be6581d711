import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fileTypeOf, sniffedBytes } from "./container.ts";

const typeOf = (start: string) => fileTypeOf(Buffer.from(start, "latin1"));

// As ffmpeg begins them, or cameras.
const ebml = "\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska\x42\x87\x81\x04\x42\x85\x81\x02";
const longEbml = "\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x13\x42\x82\x88matroska\x42\x87\x81\x04\x42\x85\x81\x02";
const voidEbml = "\x1a\x45\xdf\xa3\x98\xec\x83\0\0\0\x42\x82\x88matroska\x42\x87\x81\x04\x42\x85\x81\x02";
const packet = (size: number, at: number) => `${"\0".repeat(at)}G${"\xff".repeat(size - at - 1)}`;

test.each([
  ["MP4", "\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41", "mp4"],
  ["MP4 of a phone", "\0\0\0\x18ftypmp42\0\0\0\0isommp42", "mp4"],
  ["3GP", "\0\0\0\x18ftyp3gp4\0\0\x02\x003gp43gp5", "3gp"],
  ["QuickTime", "\0\0\0\x14ftypqt  \0\0\x02\0qt  ", "mov"],
  ["QuickTime without ftyp", "\0\0\0\x08wide\0\0\0\0mdat", "mov"],
  ["QuickTime that begins with a picture", "\0\0\0\x14pnot\0\0\0\0\0\0PICT", "mov"],
  ["a piece of a stream", "\0\0\0\x18stypmsdh\0\0\0\0msdhmsix", "mp4"],
  ["AVI", "RIFF\0\0\0\0AVI LIST\0\0\0\0hdrl", "avi"],
  ["WebM", "\x1a\x45\xdf\xa3\x87\x42\x82\x84webm", "webm"],
  ["Matroska", ebml, "mkv"],
  ["Matroska with a size of eight bytes", longEbml, "mkv"],
  ["Matroska with a Void element before its type", voidEbml, "mkv"],
  ["MPEG-TS", packet(188, 0).repeat(3), "mts"],
  ["AVCHD, with four bytes before each packet", packet(192, 4).repeat(3), "mts"],
  ["DVD", "\0\0\x01\xba\x44\0\x04\0\x04\x01\x01\x89\xc3\xf8\0\0\x01\xbb", "mpg"],
  ["Flash", "FLV\x01\x01\0\0\0\x09\0\0\0\0", "flv"],
])("a video: %s", async (_, start, container) => {
  expect(await typeOf(start.padEnd(sniffedBytes, "\0"))).toEqual({ container, isVideo: true });
});

const asf = (kind: string) =>
  Buffer.from(
    `3026b2758e66cf11a6d900aa0062ce6c${"5e00000000000000"}01000000${"0102"}` +
      `9107dcb7b7a9cf118ee600c00c205365${"4000000000000000"}${kind}${"00".repeat(24)}`,
    "hex",
  );
const ogg = (first: string) => `OggS\0\x02${"\0".repeat(20)}\x01\x1e${first}`;

test("a container that may hold either is a video where its first stream is one", async () => {
  expect(await fileTypeOf(asf("c0ef19bc4d5bcf11a8fd00805f5c442b"))).toMatchObject({ isVideo: true });
  expect(await fileTypeOf(asf("409e69f84d5bcf11a8fd00805f5c442b"))).toMatchObject({ isVideo: false });
  expect(await typeOf(ogg("\x80theora\x03"))).toEqual({ container: "ogv", isVideo: true });
  expect(await typeOf(ogg("\x01vorbis\0"))).toEqual({ container: "ogg", isVideo: false });
  expect(await typeOf(ogg("OpusHead"))).toMatchObject({ isVideo: false });
});

test.each([
  ...["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis", "crx "].map((brand) => [
    `a picture, brand ${brand}`,
    `\0\0\0\x18ftyp${brand}\0\0\0\0`,
  ]),
  ["the sound of a phone", "\0\0\0\x18ftypM4A \0\0\0\0M4A mp42isom"],
  ["an audio book", "\0\0\0\x18ftypM4B \0\0\0\0"],
  ["WAV", "RIFF\0\0\0\0WAVEfmt "],
  ["MP3", "ID3\x04\0\0\0\0\0\0\xff\xfb\x90\0"],
  ["JPEG", "\xff\xd8\xff\xe0"],
  ["PNG", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"],
  ["PDF", "%PDF-1.7"],
  ["text", "hello, I am no video"],
  ["EBML of another type", "\x1a\x45\xdf\xa3\x87\x42\x82\x84else"],
  ["EBML that breaks off", "\x1a\x45\xdf\xa3"],
  ["nothing", ""],
])("no video: %s", async (_, start) => {
  expect(await typeOf(start)).toMatchObject({ isVideo: false });
});

test("the sample is an MP4", async () => {
  const sample = readFileSync(new URL(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4")));
  expect(await fileTypeOf(sample)).toEqual({ container: "mp4", isVideo: true });
});
