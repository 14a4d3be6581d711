// How the end of a body is declared on the wire, truly and falsely, by a client as by a server.

import fc from "fast-check";

/** Headers that declare the end of a body, and the body on the wire. */
export type Framing = (body: string) => readonly [headers: readonly string[], body: string];

const chunks = (body: string, size: number, end = "0\r\n\r\n") =>
  (body.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [])
    .map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`)
    .join("") + end;

export const byLength = fc.constant<Framing>((body) => [[`content-length: ${body.length}`], body]);

/** In chunks of at most so many characters. */
export const inChunks = (most: number) =>
  fc.integer({ min: 1, max: most }).map(
    (size): Framing =>
      (body) => [["transfer-encoding: chunked"], chunks(body, size)],
  );

/** A length that the body does not have, one of `lengths`, chunks that end with one of `ends`, and both declared. */
export const falseEnds = (lengths: readonly string[], ends: readonly string[]): fc.Arbitrary<Framing>[] => [
  fc.integer({ min: -40, max: 400 }).map(
    (more): Framing =>
      (body) => [[`content-length: ${body.length + more}`], body],
  ),
  fc.constantFrom(...lengths).map(
    (length): Framing =>
      (body) => [[`content-length: ${length}`], body],
  ),
  fc.constantFrom(...ends).map(
    (end): Framing =>
      (body) => [["transfer-encoding: chunked"], chunks(body, 50, end)],
  ),
  fc.constant<Framing>((body) => [
    [`content-length: ${body.length}`, "transfer-encoding: chunked"],
    chunks(body, 99),
  ]),
];

/** Cuts the bytes at these places. */
export function cutAt(bytes: string, where: readonly number[]): string[] {
  const ends = [...where.map((at) => at % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return ends.map((end, i) => bytes.slice(ends[i - 1] ?? 0, end)).filter((piece) => piece !== "");
}
