// How the end of a body is declared on the wire, truly and falsely.

import fc from "fast-check";

const chunks = (body: string, size: number, end = "0\r\n\r\n") =>
  (body.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [])
    .map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`)
    .join("") + end;

/** How the end of a body is declared: head and body on the wire. */
type Framing = (body: string) => readonly [head: readonly string[], body: string];

export const truths = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Framing>((body) => [[`content-length: ${body.length}`], body]) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 3000 }).map(
      (size): Framing =>
        (body) => [["transfer-encoding: chunked"], chunks(body, size)],
    ),
  },
);
export const lies = fc.oneof(
  fc.integer({ min: -40, max: 400 }).map(
    (more): Framing =>
      (body) => [[`content-length: ${body.length + more}`], body],
  ),
  fc
    .constantFrom(
      ...[
        "-1",
        "1e3",
        "0x10",
        "5, 5",
        "9".repeat(20),
        "",
        " ",
        "7\r\ncontent-length: 8",
        "NaN",
        "4294967296",
      ],
    )
    .map(
      (length): Framing =>
        (body) => [[`content-length: ${length}`], body],
    ),
  fc
    .constantFrom(
      ...["", "0\r\n", "0\r\nx: y\r\n\r\n", "0\r\nx\r\n\r\n", "zz\r\n\r\n", "-1\r\n\r\n", "f".repeat(17)],
      "0;a=b\r\n\r\n",
    )
    .map(
      (end): Framing =>
        (body) => [["transfer-encoding: chunked"], chunks(body, 50, end)],
    ),
  fc.constant<Framing>((body) => [
    [`content-length: ${body.length}`, "transfer-encoding: chunked"],
    chunks(body, 99),
  ]),
  fc.constantFrom("gzip", "identity", "chunked, gzip", "x").map(
    (coding): Framing =>
      (body) => [[`transfer-encoding: ${coding}`], body],
  ),
  fc.constant<Framing>((body) => [[], body]),
);

/** Cuts the bytes at these places. */
export const cutAt = (bytes: string, places: readonly number[]): string[] => {
  const ends = [...places.map((at) => at % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return ends.map((end, i) => bytes.slice(ends[i - 1] ?? 0, end)).filter((piece) => piece !== "");
};
