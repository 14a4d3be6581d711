import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textsOf } from "../texts/texts.ts";
import { readManifest } from "./read-manifest.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-manifest-"));
});
afterAll(() => rm(folder, { recursive: true }));

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";

async function read(text: string | Uint8Array, height?: string) {
  const path = join(folder, "list");
  await writeFile(path, text);
  return readManifest(path, height, textsOf("en"));
}

const two = (lineOfFirst = 1) => [
  { line: lineOfFirst, file: "a.mp4", path: join(folder, "a.mp4"), key: "a.mp4", height: "170", uuid },
  {
    line: lineOfFirst + 1,
    file: "/b c.mp4",
    path: "/b c.mp4",
    key: relative(folder, "/b c.mp4"),
    height: "180",
    uuid: undefined,
  },
];

test.each<[string, string | Uint8Array, number, string?]>([
  [
    "lines of JSON",
    `{"file":"a.mp4","height":170,"uuid":"${uuid}"}\n{"file":"/b c.mp4","height":"180"}\n`,
    1,
  ],
  ["CSV with names", `file,height,uuid\na.mp4,170,${uuid}\n/b c.mp4,180,\n`, 2],
  [
    "CSV with names in another order and more",
    `Name,UUID,File,Height\nx,${uuid},a.mp4,170\ny,,/b c.mp4,180\n`,
    2,
  ],
  ["CSV without names", `a.mp4,170,${uuid}\n/b c.mp4,180\n`, 1],
  ["CSV with quotes and Windows line ends", `"a.mp4","170",${uuid}\r\n"/b c.mp4", 180\r\n\r\n`, 1],
  ["a list with a height for those without one", `a.mp4,170,${uuid}\n/b c.mp4\n`, 1, "180"],
  [
    "CSV with a byte order mark, as Excel writes it",
    `\ufefffile,height,uuid\na.mp4,170,${uuid}\n/b c.mp4,180\n`,
    2,
  ],
  ["UTF-16", Buffer.from(`\ufeffa.mp4,170,${uuid}\r\n/b c.mp4,180\r\n`, "utf16le"), 1],
])("%s are videos", async (_, text, line, height) => {
  expect(await read(text, height)).toEqual(two(line));
});

test("a name may have a comma and a quote in it", async () => {
  const [entry] = await read('"a, ""b"".mp4",170\n');
  expect(entry).toMatchObject({ file: 'a, "b".mp4', height: "170" });
});

test.each([
  ["", "names no video"],
  ["a.mp4,170\n,170\n", "line 2: it names no file"],
  ["a.mp4\n", "line 1: the height must be a whole number of cm; it may come from --height"],
  ["a.mp4,tall\n", "line 1: the height"],
  ["a.mp4,170,42\n", "line 1: the uuid is none"],
  ['{"file":"a.mp4","height":170}\n{"file"', "line 2: it names no file"],
  [Buffer.from("j\u00fcrgen.mp4,170\n", "latin1"), "cannot be read (not UTF-8"],
])("%j is refused, with the line", async (text, message) => {
  const expected = { name: "UsageError", message: expect.stringContaining(message) };
  await expect(read(text)).rejects.toMatchObject(expected);
});

test("a file is known by one key, however it is spelled", async () => {
  const entries = await read(`a.mp4,170\n./a.mp4,170\nx/../a.mp4,170\n${join(folder, "a.mp4")},170\n`);
  expect(entries.map(({ key }) => key)).toEqual(["a.mp4", "a.mp4", "a.mp4", "a.mp4"]);
});
