// How a client declares the end of a request, truly and falsely.

import fc from "fast-check";
import { byLength, type Framing, falseEnds, inChunks } from "../framing.ts";

export const truths = fc.oneof({ weight: 3, arbitrary: byLength }, { weight: 1, arbitrary: inChunks(3000) });

export const lies = fc.oneof(
  ...falseEnds(
    ["-1", "1e3", "0x10", "5, 5", "9".repeat(20), "", " ", "7\r\ncontent-length: 8", "NaN", "4294967296"],
    [
      "",
      "0\r\n",
      "0\r\nx: y\r\n\r\n",
      "0\r\nx\r\n\r\n",
      "zz\r\n\r\n",
      "-1\r\n\r\n",
      "f".repeat(17),
      "0;a=b\r\n\r\n",
    ],
  ),
  fc.constantFrom("gzip", "identity", "chunked, gzip", "x").map(
    (coding): Framing =>
      (body) => [[`transfer-encoding: ${coding}`], body],
  ),
  fc.constant<Framing>((body) => [[], body]),
);
