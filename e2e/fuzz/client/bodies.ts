// Bodies of answers: JSON, a gateway's page, and either as another program writes it.

import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { echo, object, odd } from "./json-texts.ts";

const page = "<html><head><title>Gateway</title></head><body><hr><center>nginx</center></body></html>";
const text = fc.oneof(
  { weight: 14, arbitrary: object },
  { weight: 1, arbitrary: echo.map((secret) => page + secret) },
  { weight: 1, arbitrary: fc.array(odd, { maxLength: 3 }).map((all) => `[${all.join(",")}]`) },
  { weight: 1, arbitrary: odd },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", " ", page, '"', "{", "\ufeff", "<?xml version='1.0'?><state>1</state>"),
  },
);

/** The whole of it as another program writes it. */
const encodings: readonly ((text: string) => Buffer)[] = [
  (all) => Buffer.from(`\ufeff${all}`),
  (all) => Buffer.from(all, "utf16le"),
  (all) => Buffer.from(all, "latin1"),
  (all) => gzipSync(all),
  (all) => Buffer.from(`)]}',\n${all}`),
  (all) => Buffer.from(`callback(${all});`),
  (all) => Buffer.from(JSON.stringify(all)),
  (all) => Buffer.from(all + all),
  (all) => Buffer.from(`${" ".repeat(3000)}${all}\n\n`),
  (all) => Buffer.from(all.repeat(1 + Math.floor(300_000 / (all.length + 1)))),
  (all) => Buffer.from(all.replaceAll('"', "'")),
  (all) => Buffer.from(all.slice(0, all.length >> 1)),
  (all) => Buffer.concat([Buffer.from(all), Buffer.alloc(3)]),
];
const utf8 = (all: string) => Buffer.from(all);

export const bodies: fc.Arbitrary<Buffer> = fc
  .tuple(
    text,
    fc.oneof(
      { weight: 5, arbitrary: fc.constant(utf8) },
      { weight: 1, arbitrary: fc.constantFrom(...encodings) },
    ),
  )
  .map(([all, encode]) => encode(all));
