// How the end of a body is declared on the wire, truly and falsely.

import fc from "fast-check";

/** How the end of the body is declared: headers, and the body on the wire. */
export type Framing = (body: string) => readonly [headers: readonly string[], body: string];

const chunks = (body: string, size: number, end = "0\r\n\r\n") =>
  (body.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [])
    .map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`)
    .join("") + end;

export const goodFraming: fc.Arbitrary<Framing> = fc.oneof(
  fc.constant<Framing>((body) => [[`content-length: ${body.length}`], body]),
  fc.constant<Framing>((body) => [["connection: close"], body]),
  fc.integer({ min: 1, max: 2000 }).map(
    (size): Framing =>
      (body) => [["transfer-encoding: chunked"], chunks(body, size)],
  ),
);
export const oddFraming: fc.Arbitrary<Framing> = fc.oneof(
  fc.integer({ min: -40, max: 400 }).map(
    (more): Framing =>
      (body) => [[`content-length: ${body.length + more}`], body],
  ),
  fc
    .constantFrom("-1", "1e3", "0x10", "5, 5", "9".repeat(20), "", "3\r\ncontent-length: 9", "4294967296")
    .map(
      (length): Framing =>
        (body) => [[`content-length: ${length}`], body],
    ),
  fc
    .constantFrom(
      "",
      "0\r\n",
      "zz\r\n",
      "-1\r\n",
      `${"f".repeat(17)}\r\n`,
      "0;a=b\r\n\r\n",
      "0\r\nx: y\r\n\r\n",
      "0\r\nx\r\n\r\n",
    )
    .map(
      (end): Framing =>
        (body) => [["transfer-encoding: chunked"], chunks(body, 50, end)],
    ),
  fc.constant<Framing>((body) => [
    [`content-length: ${body.length}`, "transfer-encoding: chunked"],
    chunks(body, 99),
  ]),
);

/** Cuts the bytes at these places. */
export function cutAt(bytes: string, where: readonly number[]): string[] {
  const ends = [...where.map((at) => at % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return ends.map((end, i) => bytes.slice(ends[i - 1] ?? 0, end)).filter((piece) => piece !== "");
}
